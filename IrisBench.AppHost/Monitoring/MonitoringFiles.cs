using Microsoft.Extensions.Hosting;

namespace IrisBench.AppHost.Monitoring;

/// <summary>
/// What Prometheus reads and writes during one run of the AppHost, in a folder of its own, so that two runs do not meet
/// there: copies of the configuration and the rules, laid out as in <paramref name="source"/>, the targets, the data.
/// </summary>
internal sealed class MonitoringFiles(string source) : IHostedService, IDisposable
{
    public string Source { get; } = source;

    public string Run { get; } = Path.Combine(Path.GetTempPath(), $"irisbench-monitoring-{Guid.NewGuid():N}");

    public string Data => Path.Combine(Run, "data");

    // Where the configuration, as it is in the repository, asks which function processes there are.
    private const string FunctionDiscovery = "http://127.0.0.1:8081/targets";

    /// <summary>Writes everything anew, with the addresses that the workloads have now.</summary>
    /// <param name="targets">The processes that stay.</param>
    /// <param name="functionDiscovery">Where the gateway tells which function processes there are (Prometheus's HTTP service discovery).</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task WriteAsync(IEnumerable<ScrapeTarget> targets, string functionDiscovery, CancellationToken cancellationToken)
    {
        var configuration = await File.ReadAllTextAsync(Path.Combine(Source, "local", "prometheus.yml"), cancellationToken);
        Directory.CreateDirectory(Path.Combine(Run, "local"));
        await File.WriteAllTextAsync(
            Path.Combine(Run, "local", "prometheus.yml"),
            configuration.Replace(FunctionDiscovery, functionDiscovery, StringComparison.Ordinal),
            cancellationToken);
        foreach (var rules in Directory.EnumerateFiles(Path.Combine(Source, "prometheus", "rules"), "*.yml"))
            Copy(Path.Combine("prometheus", "rules", Path.GetFileName(rules)));
        await File.WriteAllTextAsync(Path.Combine(Run, "local", "targets.json"), ScrapeTargetJson.Serialize(targets), cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        if (Directory.Exists(Run))
            Directory.Delete(Run, recursive: true);
    }

    private void Copy(string file)
    {
        var target = Path.Combine(Run, file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(Path.Combine(Source, file), target, overwrite: true);
    }
}
