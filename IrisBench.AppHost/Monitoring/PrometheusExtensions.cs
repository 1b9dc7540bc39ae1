using System.Text.Json;
using System.Text.Json.Serialization;
using IrisBench.AppHost.Resources;
using IrisBench.AppHost.Workarounds;
using Microsoft.Extensions.Hosting;

namespace IrisBench.AppHost.Monitoring;

internal static class PrometheusExtensions
{
    public const string Name = "prometheus";

    // Where the container sees the files of this run.
    private const string Mounted = "/etc/irisbench";

    /// <summary>Adds Prometheus as a container.</summary>
    /// <returns>Where it answers.</returns>
    public static EndpointReference AddPrometheusContainer(this IDistributedApplicationBuilder builder, MonitoringFiles files) =>
        builder.AddContainer(Name, "docker.io/prom/prometheus", "v3.13.3")
            .WithHttpEndpoint(targetPort: LocalPort.Free())
            .WithBindMount(files.Run, Mounted, isReadOnly: true)
            .WithNetworkOfTheMachine()
            .Configure(files, configuration: Mounted, data: "/prometheus");

    /// <summary>Adds the program of that name, where the machine has it and can run no containers.</summary>
    public static void AddPrometheusProgram(this IDistributedApplicationBuilder builder, MonitoringFiles files) =>
        builder.AddExecutable(Name, Name, ".")
            .WithHttpEndpoint()
            .Configure(files, configuration: files.Run, data: files.Data);

    private static EndpointReference Configure<T>(
        this IResourceBuilder<T> builder, MonitoringFiles files, string configuration, string data)
        where T : IResourceWithArgs, IResourceWithEndpoints
    {
        var endpoint = builder.GetEndpoint("http");
        var resources = builder.ApplicationBuilder.Resources;
        builder
            .WithArgs(async context =>
            {
                // Only now every workload has its address.
                await files.WriteAsync(ScrapeTarget.Of(resources), FunctionDiscovery(resources), context.CancellationToken);
                context.Args.Add($"--config.file={configuration}/local/prometheus.yml");
                context.Args.Add($"--storage.tsdb.path={data}");
                context.Args.Add(
                    ReferenceExpression.Create($"--web.listen-address=127.0.0.1:{endpoint.Property(EndpointProperty.TargetPort)}"));
            })
            .WithHttpHealthCheck("/-/ready")
            .OnDemand();
        return endpoint;
    }

    private static string FunctionDiscovery(IEnumerable<IResource> resources) =>
        WorkloadExtensions.Of(resources).Single(process => process.Name == StepExtensions.Gateway)
            .GetEndpoint(WorkloadExtensions.Management).Url + "/targets";
}

/// <summary>One entry of a targets file: host:port, one or more, and what every series scraped there is labelled with.</summary>
/// <seealso href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#file_sd_config"/>
internal sealed record ScrapeTarget(IReadOnlyList<string> Targets, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>Every process of a side that stays as it is, with the labels that the relabelling in a cluster makes.</summary>
    public static IEnumerable<ScrapeTarget> Of(IEnumerable<IResource> resources) =>
        from process in WorkloadExtensions.Of(resources)
        let management = process.GetEndpoint(WorkloadExtensions.Management)
        let side = SideOf(process.Name)
        where side is not null
        select new ScrapeTarget(
            [FormattableString.Invariant($"{management.Host}:{management.Port}")],
            new Dictionary<string, string> { ["component"] = process.Name, ["side"] = side });

    // The live page drives the comparison and belongs to no side of it.
    private static string? SideOf(string component) => component switch
    {
        "monolith" => "monolith",
        "iris-server" => "shared",
        StepExtensions.Gateway => "platform",
        _ => null,
    };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(IEnumerable<ScrapeTarget>))]
internal sealed partial class ScrapeTargetJson : JsonSerializerContext;

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
    public async Task WriteAsync(IEnumerable<ScrapeTarget> targets, string functionDiscovery, CancellationToken cancellationToken)
    {
        var configuration = await File.ReadAllTextAsync(Path.Combine(Source, "local", "prometheus.yml"), cancellationToken);
        var local = Directory.CreateDirectory(Path.Combine(Run, "local")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(local, "prometheus.yml"),
            configuration.Replace(FunctionDiscovery, functionDiscovery, StringComparison.Ordinal),
            cancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(local, "targets.json"),
            JsonSerializer.Serialize(targets, ScrapeTargetJson.Default.IEnumerableScrapeTarget),
            cancellationToken);
        var rules = Directory.CreateDirectory(Path.Combine(Run, "prometheus", "rules")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Source, "prometheus", "rules"), "*.yml"))
            File.Copy(file, Path.Combine(rules, Path.GetFileName(file)), overwrite: true);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        if (Directory.Exists(Run))
            Directory.Delete(Run, recursive: true);
    }
}
