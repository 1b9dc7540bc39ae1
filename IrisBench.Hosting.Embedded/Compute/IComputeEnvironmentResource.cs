using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A place where compute resources are deployed.</summary>
public interface IComputeEnvironmentResource : IResource
{
    /// <summary>The host under which an endpoint of a resource in this environment is reached.</summary>
    /// <param name="endpointReference">The endpoint.</param>
    /// <returns>A host name or address.</returns>
    /// <exception cref="NotImplementedException">The environment does not say.</exception>
    ReferenceExpression GetHostAddressExpression(EndpointReference endpointReference) => throw new NotImplementedException();

    /// <summary>A part of the address under which an endpoint of a resource in this environment is reached.</summary>
    /// <param name="endpointReferenceExpression">The endpoint and the part.</param>
    /// <returns>The part, composed from <see cref="GetHostAddressExpression"/> and the port that the endpoint declares.</returns>
    ReferenceExpression GetEndpointPropertyExpression(EndpointReferenceExpression endpointReferenceExpression)
    {
        ArgumentNullException.ThrowIfNull(endpointReferenceExpression);
        var endpoint = endpointReferenceExpression.Endpoint.EndpointAnnotation;
        var scheme = endpoint.UriScheme;
        int? usual = scheme switch { "http" => 80, "https" => 443, _ => null };
        var number = endpoint.Port ?? usual ?? throw new InvalidOperationException($"Endpoint '{endpoint.Name}' must specify a port for scheme '{scheme}'.");
        var port = number.ToString(CultureInfo.InvariantCulture);
        return endpointReferenceExpression.Property switch
        {
            EndpointProperty.Url when number == usual => ReferenceExpression.Create($"{scheme}://{Host()}"),
            EndpointProperty.Url => ReferenceExpression.Create($"{scheme}://{Host()}:{port}"),
            EndpointProperty.Host or EndpointProperty.IPV4Host => Host(),
            EndpointProperty.Port => ReferenceExpression.Create($"{port}"),
            EndpointProperty.TargetPort when endpoint.TargetPort is { } inside => ReferenceExpression.Create($"{inside.ToString(CultureInfo.InvariantCulture)}"),
            EndpointProperty.Scheme => ReferenceExpression.Create($"{scheme}"),
            EndpointProperty.HostAndPort => ReferenceExpression.Create($"{Host()}:{port}"),
            var property => throw new InvalidOperationException($"The property '{property}' is not supported for the endpoint '{endpoint.Name}'."),
        };

        ReferenceExpression Host() => GetHostAddressExpression(endpointReferenceExpression.Endpoint);
    }
}
