namespace IrisBench.Tests.Monitoring;

/// <summary>A process of the running system to scrape.</summary>
/// <param name="Component">iris-auth, monolith, …</param>
/// <param name="ManagementAddress">host:port of its <c>/metrics</c>.</param>
internal sealed record MonitoredWorkload(string Component, string ManagementAddress)
{
    public string Side => Component switch
    {
        "monolith" => "monolith",
        "iris-server" => "shared",
        "gateway" => "platform",
        _ => "functions",
    };

    /// <summary>As the pod that runs it in a cluster.</summary>
    public DiscoveredTarget AsPod() => Side == "functions"
        ? DiscoveredTarget.Pod(ManagementAddress, $"{Component}-1", "openfaas-fn", Annotations, new() { ["faas_function"] = Component })
        : DiscoveredTarget.Pod(ManagementAddress, $"{Component}-1", Side == "platform" ? "openfaas" : "irisbench", Annotations, new() { ["app.kubernetes.io/component"] = Component });

    private Dictionary<string, string> Annotations => new()
    {
        ["prometheus.io/scrape"] = "true",
        ["prometheus.io/port"] = ManagementAddress[(ManagementAddress.LastIndexOf(':') + 1)..],
    };
}
