using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes;

namespace IrisBench.Hosting.Kubernetes;

// The endpoints of the resources of one environment. Each resource is mapped once, because ports are given only once.
internal sealed class EndpointMap(KubernetesEnvironmentResource environment)
{
    private readonly Dictionary<string, EndpointMapping[]> _mappings = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<EndpointMapping> Of(IResource resource)
    {
        if (!_mappings.TryGetValue(resource.Name, out var mappings))
            _mappings[resource.Name] = mappings = [.. resource.ResolveEndpoints(environment.Ports).Select(endpoint => EndpointMapping.Of(resource, endpoint))];
        return mappings;
    }

    public EndpointMapping Of(EndpointReference endpoint) => Of(endpoint.Resource)
        .FirstOrDefault(mapping => string.Equals(mapping.Name, endpoint.EndpointName, StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidOperationException($"The endpoint '{endpoint.EndpointName}' is not defined for the resource '{endpoint.Resource.Name}'.");
}
