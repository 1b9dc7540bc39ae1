using System.Globalization;
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
        {
            _mappings[resource.Name] = mappings =
                [.. resource.ResolveEndpoints(environment.Ports).Select(endpoint => EndpointMapping.Of(resource, endpoint))];
        }

        return mappings;
    }

    public EndpointMapping Of(EndpointReference endpoint) => Of(endpoint.Resource)
        .FirstOrDefault(mapping => string.Equals(mapping.Name, endpoint.EndpointName, StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidOperationException(
            $"The endpoint '{endpoint.EndpointName}' is not defined for the resource '{endpoint.Resource.Name}'.");
}

// An endpoint behind a Service.
internal sealed record EndpointMapping(
    string Name, string Scheme, string Protocol, string Host, HelmValue TargetPort, HelmValue ServicePort)
{
    // What a project listens on when the AppHost does not say.
    private const int DefaultPort = 8080;

    public static EndpointMapping Of(IResource resource, ResolvedEndpoint resolved)
    {
        var endpoint = resolved.Endpoint;
        var inside = resolved.TargetPort.Value is { } port ? Literal(port) : Default(resource, endpoint);
        var outside = resolved.ExposedPort.Value is { } exposed && exposed != resolved.TargetPort.Value ? Literal(exposed) : inside;
        var protocol = endpoint.Protocol.ToString().ToUpperInvariant();
        return new(endpoint.Name, endpoint.UriScheme, protocol, HelmName.OfService(resource.Name), inside, outside);
    }

    public string Part(EndpointProperty property, bool embedded) => property switch
    {
        EndpointProperty.Url => $"{Scheme}://{Host}:{ServicePort.Embedded}",
        EndpointProperty.Host or EndpointProperty.IPV4Host => Host,
        EndpointProperty.HostAndPort => $"{Host}:{ServicePort.Embedded}",
        EndpointProperty.Port => embedded ? ServicePort.Embedded : ServicePort.Scalar,
        EndpointProperty.TargetPort => embedded ? TargetPort.Embedded : TargetPort.Scalar,
        EndpointProperty.Scheme => Scheme,
        _ => throw new NotSupportedException($"The property '{property}' is not supported in Kubernetes."),
    };

    private static HelmValue Literal(int port) => HelmValue.Literal(port.ToString(CultureInfo.InvariantCulture));

    private static HelmValue Default(IResource resource, EndpointAnnotation endpoint)
    {
        var name = HelmName.OfValue($"port_{endpoint.Name}");
        return new(HelmName.Expression(ChartValues.ParametersSection, resource.Name, name), DefaultPort) { ValuesKey = name };
    }
}
