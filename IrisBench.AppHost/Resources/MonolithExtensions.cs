namespace IrisBench.AppHost.Resources;

internal static class MonolithExtensions
{
    // Where the original answers.
    private const int WantedPort = 7500;

    /// <summary>Adds the monolith, on port 7500: of its Service in the cluster, locally when that is free.</summary>
    public static IResourceBuilder<ProjectResource> AddMonolith(this IDistributedApplicationBuilder builder) =>
        builder.AddProject<Projects.Monolith>("monolith")
            .WithWorkloadEndpoints(port: builder.ExecutionContext.IsRunMode ? LocalPort.WhenFree(WantedPort) : WantedPort)
            .WithWorkloadEnvironment()
            .WithIconName("Cube")
            .WithHttpHealthCheck("/health", endpointName: WorkloadExtensions.Management);
}
