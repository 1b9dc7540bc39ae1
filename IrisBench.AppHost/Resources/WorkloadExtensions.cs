namespace IrisBench.AppHost.Resources;

/// <summary>What every process of the system has: an endpoint for its work, one for health and metrics.</summary>
internal static class WorkloadExtensions
{
    public const string Management = "management";

    /// <summary>Declares both endpoints. Their ports are fixed in a container; a machine that runs them all needs a free one for each.</summary>
    public static IResourceBuilder<ProjectResource> WithWorkloadEndpoints(this IResourceBuilder<ProjectResource> builder, int publishedPort = 8080, int? port = null)
    {
        var publish = builder.ApplicationBuilder.ExecutionContext.IsPublishMode;
        return builder
            .WithHttpEndpoint(port: port, targetPort: publish ? publishedPort : null)
            .WithHttpEndpoint(name: Management, targetPort: publish ? 8081 : null, env: "MANAGEMENT_PORT");
    }

    /// <summary>Runs the process in the environment of the AppHost; a container runs in Production.</summary>
    public static IResourceBuilder<ProjectResource> WithWorkloadEnvironment(this IResourceBuilder<ProjectResource> builder)
    {
        if (builder.ApplicationBuilder.ExecutionContext.IsPublishMode)
            return builder;

        var environment = builder.ApplicationBuilder.Environment.EnvironmentName;
        return builder
            .WithEnvironment("DOTNET_ENVIRONMENT", environment)
            .WithEnvironment("ASPNETCORE_ENVIRONMENT", environment);
    }
}
