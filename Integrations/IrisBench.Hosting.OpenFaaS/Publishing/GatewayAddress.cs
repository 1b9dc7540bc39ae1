using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>How a function is reached from elsewhere in the cluster.</summary>
internal static class GatewayAddress
{
    private static readonly string Port = OpenFaaSEnvironmentResource.Port.ToString(CultureInfo.InvariantCulture);

    public static ReferenceExpression Of(OpenFaaSEnvironmentResource environment, EndpointReferenceExpression expression)
    {
        var endpoint = expression.Endpoint;
        var targetPort = endpoint.TargetPort ?? OpenFaaSEnvironmentResource.Port;
        if (expression.Property == EndpointProperty.TargetPort)
        {
            return ReferenceExpression.Create($"{targetPort.ToString(CultureInfo.InvariantCulture)}");
        }

        if (targetPort != OpenFaaSEnvironmentResource.Port)
        {
            throw new InvalidOperationException(
                $"Endpoint '{endpoint.EndpointName}' of '{endpoint.Resource.Name}' listens on port {targetPort}: the gateway leads to port {Port} of a function only.");
        }

        var host = environment.GetHostAddressExpression(endpoint);
        return expression.Property switch
        {
            EndpointProperty.Url => ReferenceExpression.Create($"http://{host}:{Port}/function/{endpoint.Resource.Name}"),
            EndpointProperty.Host or EndpointProperty.IPV4Host => host,
            EndpointProperty.Port => ReferenceExpression.Create($"{Port}"),
            EndpointProperty.HostAndPort => ReferenceExpression.Create($"{host}:{Port}"),
            EndpointProperty.Scheme => ReferenceExpression.Create($"http"),
            var other => throw new InvalidOperationException($"The property '{other}' is not supported for endpoint '{endpoint.EndpointName}'."),
        };
    }
}
