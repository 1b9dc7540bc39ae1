using k8s;
using k8s.Autorest;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IrisBench.Pipeline.IrisServer.Discovery;

/// <summary>
/// Reads the Service's cluster IP through the Kubernetes API, as the original did, and keeps it until a connection
/// fails. Needs <c>get</c> on that one Service; where the API refuses or cannot be reached, cluster DNS serves.
/// </summary>
internal sealed class KubernetesServiceAddress(IKubernetes kubernetes, IOptions<IrisServerOptions> options, ILogger<KubernetesServiceAddress> logger)
{
    private static readonly TimeSpan ApiTimeout = TimeSpan.FromSeconds(5);
    private volatile Uri? _known;

    /// <summary>The address to send to, without a path.</summary>
    public async ValueTask<Uri> GetAsync(CancellationToken cancellationToken) => _known ??= await LookUpAsync(cancellationToken);

    /// <summary>Has the next call look the address up again.</summary>
    public void Forget() => _known = null;

    private async Task<Uri> LookUpAsync(CancellationToken cancellationToken)
    {
        var (name, space) = (options.Value.ServiceName, options.Value.Namespace);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(ApiTimeout);
        try
        {
            var service = await kubernetes.CoreV1.ReadNamespacedServiceAsync(name, space, cancellationToken: timeout.Token);
            var port = service.Spec.Ports is [{ Port: var first }, ..] ? first : options.Value.Port;
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

        return new UriBuilder("http", $"{name}.{space}.svc", options.Value.Port).Uri;
    }
}
