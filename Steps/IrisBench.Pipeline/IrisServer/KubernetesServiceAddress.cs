using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace IrisBench.Pipeline.IrisServer;

/// <summary>Reads the Service's cluster IP through the Kubernetes API, as the original did, and keeps it until a connection fails. Needs
/// <c>get</c> on that one Service; where the API refuses or cannot be reached, cluster DNS serves.</summary>
internal sealed class KubernetesServiceAddress(
    IrisServerOptions options, ILogger<KubernetesServiceAddress> logger, Func<KubernetesApi>? connect = null) : IDisposable
{
    private static readonly TimeSpan ApiTimeout = TimeSpan.FromSeconds(5);
    private readonly Lazy<KubernetesApi> _api = new(connect ?? (() => new KubernetesApi()), LazyThreadSafetyMode.PublicationOnly);
    private volatile Uri? _known;

    /// <summary>The address to send to, without a path.</summary>
    public async ValueTask<Uri> GetAsync(CancellationToken cancellationToken) => _known ??= await LookUpAsync(cancellationToken);

    /// <summary>Has the next call look the address up again.</summary>
    public void Forget() => _known = null;

    public void Dispose()
    {
        if (_api.IsValueCreated)
            _api.Value.Dispose();
    }

    private async Task<Uri> LookUpAsync(CancellationToken cancellationToken)
    {
        var (name, space) = (options.ServiceName, options.Namespace);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(ApiTimeout);
        try
        {
            var spec = (await _api.Value.ReadServiceAsync(name, space, timeout.Token))?.Spec;
            var port = spec?.Ports is [{ Port: var first }, ..] ? first : options.Port;
            if (spec?.ClusterIP is { Length: > 0 } address and not "None")
                return new UriBuilder("http", address, port).Uri;
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or IOException or UnauthorizedAccessException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            logger.LogWarning(
                "The Kubernetes API does not give Service {Namespace}/{Service} ({Reason}); using cluster DNS.",
                space, name, exception.Message);
        }

        return new UriBuilder("http", $"{name}.{space}.svc", options.Port).Uri;
    }
}

/// <summary>Points each attempt at where the Service is now, and has it looked up again after a failed connection.</summary>
internal sealed class KubernetesServiceAddressHandler(KubernetesServiceAddress service) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = await service.GetAsync(cancellationToken);
        request.RequestUri = new Uri(address, request.RequestUri!.PathAndQuery);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException)
        {
            service.Forget();
            throw;
        }
    }
}
