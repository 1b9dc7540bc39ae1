namespace IrisBench.Compare.RunningSystem;

/// <summary>Asks each resource of a system for its health.</summary>
internal static class SystemHealth
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>Why the system cannot be used, or null when it can.</summary>
    public static async Task<string?> FindProblemAsync(SystemEndpoints endpoints, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout };
        try
        {
            var problems = await Task.WhenAll(endpoints.Managed.Select(
                resource => ProblemOfAsync(http, resource, endpoints.Health(resource), cancellationToken)));
            return problems.FirstOrDefault(problem => problem is not null);
        }
        catch (CompareException exception)
        {
            return exception.Message;
        }
    }

    private static async Task<string?> ProblemOfAsync(HttpClient http, string resource, Uri health, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(health, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode ? null : $"{resource} is not healthy ({(int)response.StatusCode})";
        }
        catch (HttpRequestException exception)
        {
            return $"{resource} does not answer ({exception.Message})";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"{resource} does not answer within {Timeout.TotalSeconds:0} s";
        }
    }
}
