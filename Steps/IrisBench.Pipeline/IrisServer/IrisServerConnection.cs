using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace IrisBench.Pipeline.IrisServer;

/// <summary>A client of iris-server for a process that makes one call and ends: no factory, resilience or discovery is built. The address
/// is read where .NET's service discovery reads it (<c>services__iris-server__http__0</c>).</summary>
public static class IrisServerConnection
{
    /// <summary>The client; it lives as long as the process. The configuration may have a section <c>IrisServer</c>.</summary>
    public static IrisServerClient Open(IConfiguration configuration)
    {
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
        ? new KubernetesServiceAddressHandler(new KubernetesServiceAddress(options, NullLogger<KubernetesServiceAddress>.Instance))
        {
            InnerHandler = CreateHandler(),
        }
        : CreateHandler();

    private static Uri AddressIn(IConfiguration configuration, IrisServerOptions options)
        => Uri.TryCreate(configuration[$"services:{options.ServiceName}:http:0"], UriKind.Absolute, out var address)
            ? address
            : new Uri($"http://{options.ServiceName}");
}

/// <summary>How iris-server is found and waited for. Configuration section <c>IrisServer</c>.</summary>
internal sealed class IrisServerOptions
{
    public IrisServerDiscovery Discovery { get; set; }

    public string ServiceName { get; set; } = "iris-server";

    /// <summary>Kubernetes namespace of the service; used by <see cref="IrisServerDiscovery.Kubernetes"/> only.</summary>
    public string Namespace { get; set; } = "default";

    /// <summary>Service port in the cluster, where the Service does not say.</summary>
    public int Port { get; set; } = 6002;

    /// <summary>Longest wait for one answer, retries included.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    public static IrisServerOptions From(IConfiguration configuration)
        => configuration.GetSection("IrisServer").Get<IrisServerOptions>() ?? new IrisServerOptions();
}

/// <summary>Where iris-server's address comes from.</summary>
internal enum IrisServerDiscovery
{
    /// <summary>.NET service discovery: <c>services__iris-server__http__0</c>, as Aspire injects it.</summary>
    ServiceDiscovery,
    /// <summary>The Service's cluster IP read through the Kubernetes API, with cluster DNS where the API refuses.</summary>
    Kubernetes,
}
