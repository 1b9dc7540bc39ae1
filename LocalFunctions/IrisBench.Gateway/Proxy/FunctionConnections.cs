using System.Diagnostics;
using System.Net;
using Yarp.ReverseProxy.Forwarder;

namespace IrisBench.Gateway.Proxy;

internal static class FunctionConnections
{
    /// <summary>Connections to one process that change nothing on the way, but put the gateway's span before the function's.</summary>
    public static HttpMessageInvoker Create() => new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = new ReverseProxyPropagator(DistributedContextPropagator.Current),
        ConnectTimeout = TimeSpan.FromSeconds(5),
        // Shorter than a function's server keeps a connection that is not used (Kestrel: 130 s), or it might be closed under a request.
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(60),
    });
}
