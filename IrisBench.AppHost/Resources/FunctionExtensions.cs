namespace IrisBench.AppHost.Resources;

internal static class FunctionExtensions
{
    /// <summary>Adds one step as a function. Its health is asked where OpenFaaS asks.</summary>
    public static IResourceBuilder<ProjectResource> AddFunction<TProject>(this IDistributedApplicationBuilder builder, string name)
        where TProject : IProjectMetadata, new() =>
        builder.AddProject<TProject>(name)
            .WithWorkloadEndpoints()
            .WithWorkloadEnvironment()
            .WithHttpHealthCheck("/_/health");
}
