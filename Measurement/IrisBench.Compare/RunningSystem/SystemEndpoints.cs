using IrisBench.AppHost.RunningSystem;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
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

    /// <summary>Aspire's dashboard; null of a system without one.</summary>
    public Uri? Dashboard => state.Resources.TryGetValue(RunningSystemState.Dashboard, out var endpoints)
        ? endpoints.Values.Select(TracedCalls.DashboardIn).FirstOrDefault(address => address is not null)
        : null;

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
            : throw new CompareException($"The running system has no endpoint '{endpoint}' of '{resource}': it is another version's. Stop "
                + "it, or say --fresh.");
}

/// <summary>Where the AppHost's resources answer, as far as an experiment needs them; a system of your own may ask for any.</summary>
internal static class LocalTargets
{
    /// <exception cref="CompareException">The system lacks one.</exception>
    public static RunTargets Of(SystemEndpoints endpoints, Experiment experiment, Uri? prometheus)
        => Of(endpoints, packaging => experiment.Sides.Any(side => (side.Packaging ?? packaging) == packaging), prometheus);

    /// <summary>For one packaging alone.</summary>
    /// <exception cref="CompareException">The system lacks an address.</exception>
    public static RunTargets Of(SystemEndpoints endpoints, Packaging only)
        => Of(endpoints, packaging => packaging == only, prometheus: null);

    private static RunTargets Of(SystemEndpoints endpoints, Func<Packaging, bool> has, Uri? prometheus)
    {
        var monolith = has(Packaging.Monolith) ? ComponentNames.Monolith : null;
        var gateway = has(Packaging.Functions) ? ComponentNames.Gateway : null;
        return new RunTargets
        {
            Monolith = monolith is null ? null : endpoints.Application(monolith),
            Gateway = gateway is null ? null : endpoints.Application(gateway),
            AppHost = endpoints.AppHost,
            Dashboard = endpoints.Dashboard,
            Prometheus = prometheus,
            Metrics = new[] { ComponentNames.IrisServer, monolith, gateway }.OfType<string>().ToDictionary(name => name, endpoints.Metrics),
        };
    }
}
