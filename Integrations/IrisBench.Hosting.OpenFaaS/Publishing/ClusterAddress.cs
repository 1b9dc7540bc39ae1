using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>
/// Addresses of what another environment runs in the same cluster. Environments name a Service as their own namespace
/// sees it; a function is in another one, so the namespace is added where it is known.
/// </summary>
internal static class ClusterAddress
{
    public static string Write(
        FunctionEnvironmentResource environment,
        IComputeEnvironmentResource owner,
        EndpointReferenceExpression endpoint,
        Func<ReferenceExpression, string> write)
    {
        var text = write(owner.GetEndpointPropertyExpression(endpoint));
        if (!environment.Namespaces.TryGetValue(owner, out var space))
            return text;

        var host = write(owner.GetEndpointPropertyExpression(endpoint.Endpoint.Property(EndpointProperty.Host)));
        var qualified = host.Contains('.', StringComparison.Ordinal) ? host : $"{host}.{space}.svc";
        return endpoint.Property switch
        {
            EndpointProperty.Host or EndpointProperty.IPV4Host => qualified,
            EndpointProperty.HostAndPort => qualified + text[host.Length..],
            EndpointProperty.Url => text.Replace($"://{host}", $"://{qualified}", StringComparison.Ordinal),
            _ => text,
        };
    }

    /// <exception cref="DistributedApplicationException">No other environment of known namespace runs the endpoint's resource.</exception>
    public static (string Name, string Namespace, string Port) ServiceOf(
        FunctionEnvironmentResource environment, EndpointReference endpoint, ValueWriter values)
    {
        var owner = ValueWriter.EnvironmentOf(endpoint.Resource);
        if (owner is null || !environment.Namespaces.TryGetValue(owner, out var space))
        {
            throw new DistributedApplicationException(
                $"The Service of '{endpoint.Resource.Name}' cannot be looked up: "
                + $"WithNamespaceOf has to say the namespace of its environment '{owner?.Name ?? "none"}'.");
        }

        return (
            values.Leads(owner, endpoint, values.Write("a Service's name", owner.GetHostAddressExpression(endpoint))),
            space,
            values.Write("a Service's port", owner.GetEndpointPropertyExpression(endpoint.Property(EndpointProperty.Port))));
    }
}

/// <summary>How a function is reached from elsewhere in the cluster.</summary>
internal static class FunctionAddress
{
    /// <param name="environment">Knows the host.</param>
    /// <param name="expression">What is asked of the endpoint.</param>
    /// <param name="functionPort">The one port of a function that others can reach.</param>
    /// <param name="port">The port of the host.</param>
    /// <param name="path">The path of the function there.</param>
    public static ReferenceExpression Of(
        FunctionEnvironmentResource environment, EndpointReferenceExpression expression, int functionPort, int port, string path)
    {
        var endpoint = expression.Endpoint;
        var targetPort = endpoint.TargetPort ?? functionPort;
        if (expression.Property == EndpointProperty.TargetPort)
            return ReferenceExpression.Create($"{Text(targetPort)}");

        if (targetPort != functionPort)
        {
            throw new InvalidOperationException(
                $"Endpoint '{endpoint.EndpointName}' of '{endpoint.Resource.Name}' listens on port {targetPort}: "
                + $"others reach port {functionPort} of a function only.");
        }

        var host = environment.GetHostAddressExpression(endpoint);
        return expression.Property switch
        {
            EndpointProperty.Url => ReferenceExpression.Create($"http://{host}:{Text(port)}{path}"),
            EndpointProperty.Host or EndpointProperty.IPV4Host => host,
            EndpointProperty.Port => ReferenceExpression.Create($"{Text(port)}"),
            EndpointProperty.HostAndPort => ReferenceExpression.Create($"{host}:{Text(port)}"),
            EndpointProperty.Scheme => ReferenceExpression.Create($"http"),
            var other => throw new InvalidOperationException(
                $"The property '{other}' is not supported for endpoint '{endpoint.EndpointName}'."),
        };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
