// Never run: a project for what tests publish.
WebApplication.CreateBuilder(args).Build().Run();
