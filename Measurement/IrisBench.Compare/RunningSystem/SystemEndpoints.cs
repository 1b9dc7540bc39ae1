using IrisBench.AppHost.RunningSystem;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Running;
using IrisBench.Experiments.Sides;

namespace IrisBench.Compare.RunningSystem;

/// <summary>Addresses of the system's resources.</summary>
internal sealed class SystemEndpoints(RunningSystemState state)
{
    private const string ApplicationEndpoint = "http";
    private const string ManagementEndpoint = "management";

    /// <summary>Process id of the AppHost.</summary>
    public int AppHost => state.ProcessId;

    /// <summary>Resources that tell their health and metrics.</summary>
    public IEnumerable<string> Managed
        => state.Resources.Where(resource => resource.Value.ContainsKey(ManagementEndpoint)).Select(resource => resource.Key);

    public Uri Application(string resource) => new(Find(resource, ApplicationEndpoint), "/");

    public Uri Metrics(string resource) => new(Find(resource, ManagementEndpoint), "/metrics");

    public Uri Health(string resource) => new(Find(resource, ManagementEndpoint), "/health");

    private Uri Find(string resource, string endpoint)
        => state.Resources.TryGetValue(resource, out var endpoints)
            && endpoints.TryGetValue(endpoint, out var url)
            && Uri.TryCreate(url, UriKind.Absolute, out var address)
            ? address
            : throw new CompareException($"The running system has no endpoint '{endpoint}' of '{resource}'.");
}

/// <summary>Where the AppHost's resources answer, as far as an experiment needs them.</summary>
internal static class LocalTargets
{
    /// <exception cref="CompareException">The system lacks one.</exception>
    public static RunTargets Of(SystemEndpoints endpoints, Experiment experiment, Uri? prometheus)
    {
        // A system of your own may ask for any of its addresses.
        var all = experiment.Sides.Any(side => side.System is not null);
        bool Has(Packaging packaging) => all || experiment.Sides.Any(side => side.Packaging == packaging);
        string[] watched =
        [
            ComponentNames.IrisServer,
            .. Has(Packaging.Monolith) ? (string[])[ComponentNames.Monolith] : [],
            .. Has(Packaging.Functions) ? (string[])[ComponentNames.Gateway] : [],
        ];
        return new RunTargets
        {
            Monolith = Has(Packaging.Monolith) ? endpoints.Application(ComponentNames.Monolith) : null,
            Gateway = Has(Packaging.Functions) ? endpoints.Application(ComponentNames.Gateway) : null,
            AppHost = endpoints.AppHost,
            Prometheus = prometheus,
            Metrics = watched.ToDictionary(component => component, endpoints.Metrics),
        };
    }
}

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
