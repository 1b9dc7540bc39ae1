using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.Kubernetes;

// An endpoint behind a Service.
internal sealed record EndpointMapping(string Name, string Scheme, string Protocol, string Host, HelmValue TargetPort, HelmValue ServicePort)
{
    // What a project listens on when the AppHost does not say.
    private const int DefaultPort = 8080;

    public static EndpointMapping Of(IResource resource, ResolvedEndpoint resolved)
    {
        var endpoint = resolved.Endpoint;
        var inside = resolved.TargetPort.Value is { } port ? Literal(port) : Default(resource, endpoint);
        var outside = resolved.ExposedPort.Value is { } exposed && exposed != resolved.TargetPort.Value ? Literal(exposed) : inside;
        return new(endpoint.Name, endpoint.UriScheme, endpoint.Protocol.ToString().ToUpperInvariant(), HelmName.OfService(resource.Name), inside, outside);
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
