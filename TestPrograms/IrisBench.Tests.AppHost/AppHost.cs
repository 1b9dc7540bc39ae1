// Never run: what tests publish takes its project from here, as the class Projects.IrisBench_Tests_Workload.
DistributedApplication.CreateBuilder(args).Build().Run();
