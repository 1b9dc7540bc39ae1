// A small application for the tests of the host: two processes, one of which waits for the other.
var builder = DistributedApplication.CreateBuilder(args);

var secret = builder.AddParameter("secret", new GenerateParameterDefault(), secret: true, persist: true);

var back = builder.AddProject<Projects.IrisBench_Tests_Workload>("back")
    .WithHttpEndpoint(port: builder.Configuration["BackPort"] is { } port ? int.Parse(port) : null)
    .WithHttpHealthCheck("/health")
    .WithEnvironment("StartsUnhealthy", builder.Configuration["BackStartsUnhealthy"] ?? "false")
    .WithEnvironment("SECRET", secret);

builder.AddProject<Projects.IrisBench_Tests_Workload>("front")
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithReference(back)
    .WaitFor(back);

if (builder.Configuration["WithProgram"] is { } program)
    builder.AddExecutable("program", program, ".", "600");

if (builder.Configuration["WithRequired"] is not null)
    back.WithEnvironment("REQUIRED", builder.AddParameter("required-value"));

builder.Build().Run();
