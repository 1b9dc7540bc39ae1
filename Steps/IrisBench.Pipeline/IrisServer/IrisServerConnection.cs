using IrisBench.Pipeline.IrisServer.Discovery;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace IrisBench.Pipeline.IrisServer;

/// <summary>
/// A client of iris-server for a process that makes one call and ends: no factory, resilience or discovery is built. The
/// address is read where .NET's service discovery reads it (<c>services__iris-server__http__0</c>).
/// </summary>
public static class IrisServerConnection
{
    /// <summary>The client; it lives as long as the process.</summary>
    /// <param name="configuration">Has the section <c>IrisServer</c> (<see cref="IrisServerOptions"/>).</param>
    public static IrisServerClient Open(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var options = IrisServerOptions.From(configuration);
        return new IrisServerClient(new HttpClient(HandlerFor(options))
        {
            BaseAddress = AddressIn(configuration, options),
            Timeout = options.Timeout,
            MaxResponseContentBufferSize = IrisServerClient.MaximumAnswerBytes,
        });
    }

    /// <summary>iris-server is this system's own: no proxy stands before it, whatever the environment says.</summary>
    internal static SocketsHttpHandler CreateHandler() => new() { UseProxy = false };

    private static HttpMessageHandler HandlerFor(IrisServerOptions options) => options.Discovery == IrisServerDiscovery.Kubernetes
        ? new KubernetesServiceAddressHandler(new KubernetesServiceAddress(options, NullLogger<KubernetesServiceAddress>.Instance)) { InnerHandler = CreateHandler() }
        : CreateHandler();

    private static Uri AddressIn(IConfiguration configuration, IrisServerOptions options)
        => Uri.TryCreate(configuration[$"services:{options.ServiceName}:http:0"], UriKind.Absolute, out var address)
            ? address
            : new Uri($"http://{options.ServiceName}");
}
