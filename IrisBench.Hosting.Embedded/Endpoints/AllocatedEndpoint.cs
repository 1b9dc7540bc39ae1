namespace Aspire.Hosting.ApplicationModel;

/// <summary>The address that the host gave to an endpoint. It stays the same when the resource restarts.</summary>
/// <param name="endpoint">The endpoint.</param>
/// <param name="address">The host name or IP address.</param>
/// <param name="port">The port, 1 to 65535.</param>
public class AllocatedEndpoint(EndpointAnnotation endpoint, string address, int port)
{
    /// <summary>The endpoint.</summary>
    public EndpointAnnotation Endpoint { get; } = endpoint;

    /// <summary>The host name or IP address.</summary>
    public string Address { get; } = address;

    /// <summary>The port, 1 to 65535.</summary>
    public int Port { get; } = port;

    /// <summary>The scheme.</summary>
    public string UriScheme => Endpoint.UriScheme;

    /// <summary>Address and port.</summary>
    public string EndPointString => $"{Address}:{Port}";

    /// <summary>The URL, without a trailing slash.</summary>
    public string UriString => $"{UriScheme}://{EndPointString}";

    /// <inheritdoc />
    public override string ToString() => UriString;
}
