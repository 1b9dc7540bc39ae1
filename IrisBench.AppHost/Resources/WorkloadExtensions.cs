using IrisBench.AppHost.RunningSystem;
using IrisBench.AppHost.Workarounds;

namespace IrisBench.AppHost.Resources;

/// <summary>What every process of the system has: an endpoint for its work, one for health and metrics.</summary>
internal static class WorkloadExtensions
{
    public const string Management = "management";
    public const int PublishedManagementPort = 8081;

    // Where the original answers.
    private const int MonolithPort = 7500;

    /// <summary>Adds the monolith, on port 7500: of its Service in the cluster, locally when that is free.</summary>
    public static IResourceBuilder<ProjectResource> AddMonolith(this IDistributedApplicationBuilder builder) =>
        builder.AddProject<Projects.Monolith>("monolith")
            .WithWorkloadEndpoints(port: builder.ExecutionContext.IsRunMode ? LocalPort.WhenFree(MonolithPort) : MonolithPort)
            .WithWorkloadEnvironment()
            .WithIconName("Cube")
            .WithHttpHealthCheck("/health", endpointName: Management);

    /// <summary>The processes among the resources: those that tell health and metrics themselves. Functions have the gateway.</summary>
    public static IEnumerable<IResourceWithEndpoints> Of(IEnumerable<IResource> resources) =>
        resources.OfType<IResourceWithEndpoints>().Where(resource => resource.GetEndpoint(Management).Exists);

    /// <summary>Declares both endpoints. Ports are fixed in a container; a machine that runs them all needs a free one for each.</summary>
    public static IResourceBuilder<ProjectResource> WithWorkloadEndpoints(
        this IResourceBuilder<ProjectResource> builder, int publishedPort = 8080, int? port = null)
    {
        var publish = builder.ApplicationBuilder.ExecutionContext.IsPublishMode;
        // Nothing stands between who measures and what is measured: Aspire's proxy is for endpoints that nobody times.
        return builder
            // Published projects believe everybody (microsoft/aspire#290); iris-server asks ForwardedHeaders:KnownProxies whom to believe.
            .DisableForwardedHeaders()
            .WithHttpEndpoint(port: port, targetPort: publish ? publishedPort : null, isProxied: publish)
            .WithManagementEndpoint(publish ? PublishedManagementPort : null)
            .WithUrlForEndpoint("http", url => url.DisplayText = "API");
    }

    /// <summary>Declares the endpoint of health and metrics alone, and names its links.</summary>
    public static IResourceBuilder<T> WithManagementEndpoint<T>(this IResourceBuilder<T> builder, int? publishedPort = null)
        where T : IResourceWithEndpoints =>
        builder
            .WithHttpEndpoint(name: Management, targetPort: publishedPort, env: "MANAGEMENT_PORT", isProxied: publishedPort is not null)
            .WithUrlForEndpoint(Management, url => (url.Url, url.DisplayText) = ($"{url.Url}/metrics", "metrics"))
            .WithUrlForEndpoint(
                Management,
                (EndpointReference endpoint) => new ResourceUrlAnnotation { Url = $"{endpoint.Url}/health", DisplayText = "health" });

    /// <summary>Runs the process in the environment of the AppHost; a container runs in Production.</summary>
    public static IResourceBuilder<T> WithWorkloadEnvironment<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEnvironment
    {
        if (builder.ApplicationBuilder.ExecutionContext.IsPublishMode)
            return builder;

        // build/Compilation.props reads it.
        if (builder.ApplicationBuilder.Configuration[RunningSystemSettings.Published] is { Length: > 0 } published)
            builder.WithEnvironment("IRISBENCH_PUBLISHED", published);
        if (builder.ApplicationBuilder.Configuration[RunningSystemSettings.Dashboard] == "false")
            builder.WithoutTelemetry();
        var environment = builder.ApplicationBuilder.Environment.EnvironmentName;
        return builder
            .WithEnvironment("DOTNET_ENVIRONMENT", environment)
            .WithEnvironment("ASPNETCORE_ENVIRONMENT", environment)
            // Milliseconds. Where there is no dashboard nobody takes telemetry, and a process that ends waits for its exporters.
            .WithEnvironment("OTEL_EXPORTER_OTLP_TIMEOUT", "1000");
    }
}
