using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.Embedded;

// What every published project is told without being asked, in Aspire's order; ProjectVariables has those of a running one.
internal static class PublishedProjectVariables
{
    public static IResourceBuilder<ProjectResource> WithPublishedVariables(this IResourceBuilder<ProjectResource> builder) => builder
        .WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY", "in_memory")
        .WithEnvironment(context =>
        {
            if (builder.Resource.GetEndpoints().Any())
                context.EnvironmentVariables["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true";
        })
        .WithEnvironment(context =>
        {
            AddPorts(builder.Resource, "HTTP_PORTS", "http", context.EnvironmentVariables);
            AddPorts(builder.Resource, "HTTPS_PORTS", "https", context.EnvironmentVariables);
        });

    private static void AddPorts(ProjectResource project, string variable, string scheme, Dictionary<string, object> variables)
    {
        // An endpoint with a variable of its own tells its port there.
        var ports = project.GetEndpoints()
            .Where(endpoint => endpoint.Scheme == scheme && endpoint.EndpointAnnotation.TargetPortEnvironmentVariable is null)
            .Select(endpoint => ReferenceExpression.Create($"{endpoint.Property(EndpointProperty.TargetPort)}"))
            .ToArray();
        if (ports.Length > 0)
            variables.TryAdd(variable, ports.Aggregate((first, second) => ReferenceExpression.Create($"{first};{second}")));
    }
}
