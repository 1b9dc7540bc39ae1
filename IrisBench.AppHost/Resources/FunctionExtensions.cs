using IrisBench.AppHost.Gateway;

namespace IrisBench.AppHost.Resources;

internal static class FunctionExtensions
{
    /// <summary>
    /// Adds one step as a function: a process of the gateway's when the system runs here, a workload of its own when it
    /// is published. OpenFaaS asks for its health at <c>/_/health</c>.
    /// </summary>
    public static IResourceBuilder<ProjectResource> AddFunction<TProject>(
        this IDistributedApplicationBuilder builder, string name, IResourceBuilder<ProjectResource> gateway)
        where TProject : IProjectMetadata, new() =>
        builder.ExecutionContext.IsRunMode
            ? gateway.RunFunction<TProject>(name).WithWorkloadEnvironment()
            : builder.AddProject<TProject>(name)
                .WithWorkloadEndpoints()
                .WithHttpHealthCheck("/_/health");
}
