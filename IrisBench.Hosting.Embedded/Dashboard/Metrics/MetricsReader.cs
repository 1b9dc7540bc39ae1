using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.Embedded.Dashboard;

// Asks a resource for its own metrics when somebody looks at them. Nothing is kept.
internal sealed class MetricsReader(ResourceNotificationService notifications) : IDisposable
{
    private const string ManagementEndpoint = "management";

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(5),
        MaxResponseContentBufferSize = 4 * 1024 * 1024,
    };

    public async Task<MetricsView> ReadAsync(IResource resource, CancellationToken cancellationToken)
    {
        if (!notifications.TryGetCurrentState(resource.Name, out var change) || change.Snapshot.State?.Text != KnownResourceStates.Running)
            return None($"{resource.Name} does not run.");
        var addresses = change.Snapshot.Urls.Where(url => url.Url.StartsWith("http://", StringComparison.Ordinal)).OrderBy(url => url.Name != ManagementEndpoint);
        var problem = $"{resource.Name} has no HTTP endpoint.";
        foreach (var address in addresses.Select(url => new Uri(new Uri(url.Url), "/metrics")))
        {
            try
            {
                using var response = await _client.GetAsync(address, cancellationToken);
                if (response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType is "text/plain" or "application/openmetrics-text")
                    return new MetricsView([.. KeyMetrics.Of([.. PrometheusText.Read(await response.Content.ReadAsStringAsync(cancellationToken))])], address.ToString(), null);
                problem = $"{address} answers no metrics ({(int)response.StatusCode}).";
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
            {
                problem = $"{address} does not answer.";
            }
        }

        return None(problem);
    }

    public void Dispose() => _client.Dispose();

    private static MetricsView None(string problem) => new([], null, problem);
}
