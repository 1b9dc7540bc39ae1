namespace IrisBench.Hosting.Embedded.Dashboard;

// What the processes of a resource use: CPU in cores, working set in bytes.
internal readonly record struct UsageView(double Cpu, long Memory);
