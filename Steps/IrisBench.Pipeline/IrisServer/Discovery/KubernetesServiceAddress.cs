using k8s;
using k8s.Autorest;
using Microsoft.Extensions.Logging;

namespace IrisBench.Pipeline.IrisServer.Discovery;

/// <summary>
/// Reads the Service's cluster IP through the Kubernetes API, as the original did, and keeps it until a connection
/// fails. Needs <c>get</c> on that one Service; where the API refuses or cannot be reached, cluster DNS serves.
/// </summary>
internal sealed class KubernetesServiceAddress(IrisServerOptions options, Uri? api, ILogger<KubernetesServiceAddress> logger) : IDisposable
{
    private static readonly TimeSpan ApiTimeout = TimeSpan.FromSeconds(5);
    private readonly Lazy<Kubernetes> _kubernetes = new(() => new Kubernetes(ConfigurationFor(api)));
    private volatile Uri? _known;

    /// <summary>The address to send to, without a path.</summary>
    public async ValueTask<Uri> GetAsync(CancellationToken cancellationToken) => _known ??= await LookUpAsync(cancellationToken);

    /// <summary>Has the next call look the address up again.</summary>
    public void Forget() => _known = null;

    public void Dispose()
    {
        if (_kubernetes.IsValueCreated)
        {
            _kubernetes.Value.Dispose();
        }
    }

    private static KubernetesClientConfiguration ConfigurationFor(Uri? api)
        => api is null ? KubernetesClientConfiguration.BuildDefaultConfig() : new KubernetesClientConfiguration { Host = api.ToString() };

    private async Task<Uri> LookUpAsync(CancellationToken cancellationToken)
    {
        var (name, space) = (options.ServiceName, options.Namespace);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(ApiTimeout);
        try
        {
            var service = await _kubernetes.Value.CoreV1.ReadNamespacedServiceAsync(name, space, cancellationToken: timeout.Token);
            var port = service.Spec.Ports is [{ Port: var first }, ..] ? first : options.Port;
            if (service.Spec.ClusterIP is { Length: > 0 } address and not "None")
            {
                return new UriBuilder("http", address, port).Uri;
            }
        }
        catch (Exception exception) when (exception is HttpOperationException or HttpRequestException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            logger.LogWarning("The Kubernetes API does not give Service {Namespace}/{Service} ({Reason}); using cluster DNS.", space, name, exception.Message);
        }

        return new UriBuilder("http", $"{name}.{space}.svc", options.Port).Uri;
    }
}
