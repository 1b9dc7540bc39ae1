using System.Text.Json;
using IrisBench.Tests.EndToEnd;

namespace IrisBench.Tests.Monitoring;

/// <summary>The configuration for a machine without a cluster, as it is, with the targets file that the host writes.</summary>
[Collection(SharedSystemCollection.Name)]
public sealed class LocalConfigurationTests(RunningSystem system)
{
    [ToolFact(Tool.Prometheus)]
    public async Task The_same_rules_give_cpu_and_memory_per_side_without_a_cluster()
    {
        using var gateway = await system.ManagementClientAsync("gateway");
        var staying = (await MonitoredSystem.OfAsync(system)).Where(workload => workload.Side != "functions");
        using var folder = new LocalFolder(
            [.. staying, new("gateway", gateway.BaseAddress!.Authority)], new Uri(gateway.BaseAddress!, "targets"));
        await using var prometheus = await PrometheusProcess.StartAsync(folder.Configuration, folder.Data);
        foreach (var series in new[] { "irisbench:side_cpu_cores:rate1m", "irisbench:side_working_set_bytes:sum" })
        {
            var samples = await prometheus.UntilAsync(series, samples => samples.Count == 4);
            Assert.Equal(["functions", "monolith", "platform", "shared"], samples.Select(sample => sample.Labels["side"]).Order());
        }
    }

    /// <summary>A copy of what the host would use, so that the test writes nothing into the repository.</summary>
    private sealed class LocalFolder : IDisposable
    {
        private readonly string _root = Directory.CreateTempSubdirectory("irisbench-prometheus-").FullName;

        public LocalFolder(IEnumerable<MonitoredWorkload> workloads, Uri functionDiscovery)
        {
            Directory.CreateDirectory(Path.Combine(_root, "local"));
            Directory.CreateDirectory(Path.Combine(_root, "prometheus", "rules"));
            var configuration = File.ReadAllText(Path.Combine(MonitoringFolder.Root, "local", "prometheus.yml"));
            File.WriteAllText(
                Configuration,
                configuration.Replace("http://127.0.0.1:8081/targets", functionDiscovery.ToString(), StringComparison.Ordinal));
            foreach (var rules in MonitoringFolder.Rules)
                File.Copy(rules, Path.Combine(_root, "prometheus", "rules", Path.GetFileName(rules)));
            var targets = workloads.Select(workload => new
            {
                targets = new[] { workload.ManagementAddress },
                labels = new { component = workload.Component, side = workload.Side },
            });
            File.WriteAllText(Path.Combine(_root, "local", "targets.json"), JsonSerializer.Serialize(targets));
        }

        public string Configuration => Path.Combine(_root, "local", "prometheus.yml");

        public string Data => Path.Combine(_root, "data");

        public void Dispose() => Directory.Delete(_root, recursive: true);
    }
}
