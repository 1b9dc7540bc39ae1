using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>How a function is reached from elsewhere in the cluster.</summary>
internal static class FunctionAddress
{
    /// <param name="environment">Knows the host.</param>
    /// <param name="expression">What is asked of the endpoint.</param>
    /// <param name="functionPort">The one port of a function that others can reach.</param>
    /// <param name="port">The port of the host.</param>
    /// <param name="path">The path of the function there.</param>
    public static ReferenceExpression Of(FunctionEnvironmentResource environment, EndpointReferenceExpression expression, int functionPort, int port, string path)
    {
        var endpoint = expression.Endpoint;
        var targetPort = endpoint.TargetPort ?? functionPort;
        if (expression.Property == EndpointProperty.TargetPort)
        {
            return ReferenceExpression.Create($"{Text(targetPort)}");
        }

        if (targetPort != functionPort)
        {
            throw new InvalidOperationException(
                $"Endpoint '{endpoint.EndpointName}' of '{endpoint.Resource.Name}' listens on port {targetPort}: others reach port {functionPort} of a function only.");
        }

        var host = environment.GetHostAddressExpression(endpoint);
        return expression.Property switch
        {
            EndpointProperty.Url => ReferenceExpression.Create($"http://{host}:{Text(port)}{path}"),
            EndpointProperty.Host or EndpointProperty.IPV4Host => host,
            EndpointProperty.Port => ReferenceExpression.Create($"{Text(port)}"),
            EndpointProperty.HostAndPort => ReferenceExpression.Create($"{host}:{Text(port)}"),
            EndpointProperty.Scheme => ReferenceExpression.Create($"http"),
            var other => throw new InvalidOperationException($"The property '{other}' is not supported for endpoint '{endpoint.EndpointName}'."),
        };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
