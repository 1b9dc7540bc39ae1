// Small applications of Aspire alone: tests show by them what IrisBench.AppHost/Workarounds answers. What other tests publish takes its
// project from here, as the class Projects.IrisBench_Tests_Workload.
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = args, DisableDashboard = true });
switch (builder.Configuration["Scenario"])
{
    // Asks a service of this machine for its health, once.
    case "health":
        builder.AddExternalService("service", builder.Configuration["Address"]!).WithHttpHealthCheck("/");
        using (var asking = builder.Build())
            await asking.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        return;
    // A publish that fails.
    case "failure":
        builder.Pipeline.AddStep("fails", _ => throw new InvalidOperationException("It failed."));
        break;
    // A publish with a secret.
    case "secret":
        builder.AddParameter("secret", secret: true);
        break;
    // A process with a port that is given.
    case "process":
        builder.AddExecutable("process", "sleep", ".", "600")
            .WithHttpEndpoint(port: builder.Configuration.GetValue<int>("Port"), isProxied: false);
        break;
    // A container that nobody starts.
    case "container":
        builder.AddContainer("container", "none").WithExplicitStart();
        break;
}

Console.WriteLine($"process {Environment.ProcessId}");
builder.Build().Run();
