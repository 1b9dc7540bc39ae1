using System.Diagnostics;
using System.Text;
using Yarp.ReverseProxy.Forwarder;

namespace IrisBench.Gateway.Proxy;

/// <summary>Connections that change nothing on the way.</summary>
internal static class FunctionConnections
{
    /// <summary>To one process: the gateway's span is put before the function's.</summary>
    public static HttpMessageInvoker Create() => Create(new ReverseProxyPropagator(DistributedContextPropagator.Current));

    /// <summary>To whom a call is passed on as it came, its trace too.</summary>
    public static HttpMessageInvoker CreatePlain() => Create(DistributedContextPropagator.Current);

    private static HttpMessageInvoker Create(DistributedContextPropagator propagator) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = propagator,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        // What Kestrel read as UTF-8, or refused, becomes the same bytes again.
        RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
        // Shorter than a function's server keeps a connection that is not used (Kestrel: 130 s), or it might be closed under a request.
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(60),
    });
}
