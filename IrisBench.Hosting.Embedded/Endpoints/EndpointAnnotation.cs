using System.Net.Sockets;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>An address on which a resource listens.</summary>
public sealed class EndpointAnnotation : IResourceAnnotation
{
    /// <summary>Declares an endpoint.</summary>
    /// <param name="protocol">The transport protocol.</param>
    /// <param name="uriScheme">The scheme; the protocol's name in lower case when null.</param>
    /// <param name="transport">The application protocol; from the scheme when null.</param>
    /// <param name="name">The name; the scheme when null.</param>
    /// <param name="port">The port others use, 1 to 65535; chosen by the host when null.</param>
    /// <param name="targetPort">The port the process listens on, 1 to 65535; chosen by the host when null.</param>
    /// <param name="isExternal">Whether it is meant for callers outside the application.</param>
    /// <param name="isProxied">Whether a proxy may stand before it; this host has none.</param>
    public EndpointAnnotation(ProtocolType protocol, string? uriScheme = null, string? transport = null, string? name = null, int? port = null, int? targetPort = null, bool? isExternal = null, bool? isProxied = null)
    {
        Protocol = protocol;
        UriScheme = uriScheme ?? ProtocolName(protocol);
        Name = name ?? UriScheme;
        ModelName.Validate(nameof(EndpointAnnotation), Name);
        Transport = transport ?? (UriScheme is "http" or "https" ? "http" : ProtocolName(protocol));
        Port = port;
        TargetPort = targetPort;
        IsExternal = isExternal ?? false;
        IsProxied = isProxied ?? true;
    }

    /// <summary>The name, unique in the resource.</summary>
    public string Name { get; set; }

    /// <summary>The transport protocol.</summary>
    public ProtocolType Protocol { get; set; }

    /// <summary>The port others use, 1 to 65535; null lets the host choose.</summary>
    public int? Port { get; set; }

    /// <summary>The port the process listens on, 1 to 65535; null lets the host choose.</summary>
    public int? TargetPort { get; set; }

    /// <summary>The scheme of its URL.</summary>
    public string UriScheme { get; set; }

    /// <summary>The host name the process binds to.</summary>
    public string TargetHost { get; set; } = "localhost";

    /// <summary>The application protocol: http, http2 or tcp.</summary>
    public string Transport { get; set; }

    /// <summary>Whether it is meant for callers outside the application.</summary>
    public bool IsExternal { get; set; }

    /// <summary>Whether a proxy may stand before it; this host has none.</summary>
    public bool IsProxied { get; set; }

    /// <summary>The address that the host gave it; null before the application starts.</summary>
    public AllocatedEndpoint? AllocatedEndpoint { get; set; }

    // Set by WithEndpoint(env: …): the process learns this port from that variable, not from ASPNETCORE_URLS.
    internal string? TargetPortEnvironmentVariable { get; set; }

    private static string ProtocolName(ProtocolType protocol) => protocol == ProtocolType.Udp ? "udp" : "tcp";
}
