using IrisBench.Tests.EndToEnd;

namespace IrisBench.Tests.Monitoring;

/// <summary>The running system as something to scrape and to keep busy.</summary>
internal static class MonitoredSystem
{
    public static async Task<IReadOnlyList<MonitoredWorkload>> OfAsync(RunningSystem system)
    {
        var workloads = new List<MonitoredWorkload>();
        foreach (var component in RunningSystem.Workloads)
        {
            using var client = await system.ManagementClientAsync(component);
            workloads.Add(new MonitoredWorkload(component, client.BaseAddress!.Authority));
        }

        return workloads;
    }

    /// <summary>Runs small pipelines on both sides, one after the other, until told to stop.</summary>
    public static async Task UseAsync(RunningSystem system, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var token = await system.SignInAsync();
            await system.AnswerAsync("iris-load", "{\"iterations\":1,\"size\":50,\"seed\":1}");
            await system.AnswerAsync("iris-train", "", token);
            await system.AnswerAsync("iris-predict", "default;5.1,3.5,1.4,0.2");
            await system.AnswerAsync("monolith", Calls.MonolithBody("default", "5.1,3.5,1.4,0.2"));
            // Two logins a round: well below what iris-server allows a client in a minute, with the tests around it.
            await Task.Delay(TimeSpan.FromSeconds(2), stop).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }
}

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
        : DiscoveredTarget.Pod(
            ManagementAddress, $"{Component}-1", Side == "platform" ? "openfaas" : "irisbench", Annotations,
            new() { ["app.kubernetes.io/component"] = Component });

    private Dictionary<string, string> Annotations => new()
    {
        ["prometheus.io/scrape"] = "true",
        ["prometheus.io/port"] = ManagementAddress[(ManagementAddress.LastIndexOf(':') + 1)..],
    };
}
