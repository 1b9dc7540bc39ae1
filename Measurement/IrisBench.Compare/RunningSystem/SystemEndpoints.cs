using IrisBench.AppHost.RunningSystem;

namespace IrisBench.Compare.RunningSystem;

/// <summary>Addresses of the system's resources.</summary>
internal sealed class SystemEndpoints(RunningSystemState state)
{
    private const string ApplicationEndpoint = "http";
    private const string ManagementEndpoint = "management";

    /// <summary>Process id of the AppHost.</summary>
    public int AppHost => state.ProcessId;

    /// <summary>Resources that tell their health and metrics.</summary>
    public IEnumerable<string> Managed => state.Resources.Where(resource => resource.Value.ContainsKey(ManagementEndpoint)).Select(resource => resource.Key);

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
