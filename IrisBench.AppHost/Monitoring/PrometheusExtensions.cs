using System.Text.Json;
using IrisBench.AppHost.Resources;
using IrisBench.AppHost.Workarounds;
using Microsoft.Extensions.DependencyInjection;

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
            .Configure(configuration: Mounted, data: "/prometheus");

    /// <summary>Adds the program of that name, where the machine has it and can run no containers.</summary>
    public static void AddPrometheusProgram(this IDistributedApplicationBuilder builder, MonitoringFiles files) =>
        builder.AddExecutable(Name, Name, ".")
            .WithHttpEndpoint()
            .Configure(configuration: files.Run, data: files.Data);

    private static EndpointReference Configure<T>(this IResourceBuilder<T> builder, string configuration, string data)
        where T : IResourceWithArgs, IResourceWithEndpoints
    {
        var endpoint = builder.GetEndpoint("http");
        var resources = builder.ApplicationBuilder.Resources;
        builder
            .WithArgs(async context =>
            {
                // Only now every workload has its address. As a service it is disposed of by the host when everything has stopped.
                var files = context.ExecutionContext.Services.GetRequiredService<MonitoringFiles>();
                await files.WriteAsync(resources, context.CancellationToken);
                context.Args.Add($"--config.file={configuration}/local/prometheus.yml");
                context.Args.Add($"--storage.tsdb.path={data}");
                context.Args.Add(
                    ReferenceExpression.Create($"--web.listen-address=127.0.0.1:{endpoint.Property(EndpointProperty.TargetPort)}"));
            })
            .WithHttpHealthCheck("/-/ready")
            .OnDemand();
        return endpoint;
    }
}

/// <summary>One entry of a targets file: host:port, one or more, and what every series scraped there is labelled with.</summary>
/// <seealso href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#file_sd_config"/>
internal sealed record ScrapeTarget(IReadOnlyList<string> Targets, IReadOnlyDictionary<string, string> Labels)
{
    // The live page drives the comparison and belongs to no side of it.
    private static readonly Dictionary<string, string> Sides
        = new() { ["monolith"] = "monolith", ["iris-server"] = "shared", [StepExtensions.Gateway] = "platform" };

    /// <summary>Every process of a side that stays as it is, with the labels that the relabelling in a cluster makes.</summary>
    public static IEnumerable<ScrapeTarget> Of(IEnumerable<IResource> resources) =>
        from process in WorkloadExtensions.Of(resources)
        let management = process.GetEndpoint(WorkloadExtensions.Management)
        let side = Sides.GetValueOrDefault(process.Name)
        where side is not null
        select new ScrapeTarget(
            [FormattableString.Invariant($"{management.Host}:{management.Port}")],
            new Dictionary<string, string> { ["component"] = process.Name, ["side"] = side });

}

/// <summary>
/// What Prometheus reads and writes during one run of the AppHost, in a folder of its own, so that two runs do not meet
/// there: copies of the configuration and the rules, laid out as in <paramref name="source"/>, the targets, the data.
/// </summary>
internal sealed class MonitoringFiles(string source) : IDisposable
{
    public string Source { get; } = source;

    public string Run { get; } = Path.Combine(Path.GetTempPath(), $"irisbench-monitoring-{Guid.NewGuid():N}");

    public string Data => Path.Combine(Run, "data");

    // Where the configuration, as it is in the repository, asks which function processes there are.
    private const string Gateway = "http://127.0.0.1:8081";

    /// <summary>Writes everything anew, with the addresses that the workloads have now.</summary>
    public async Task WriteAsync(IEnumerable<IResource> resources, CancellationToken cancellationToken)
    {
        var configuration = await File.ReadAllTextAsync(Path.Combine(Source, "local", "prometheus.yml"), cancellationToken);
        var gateway = WorkloadExtensions.Of(resources).Single(process => process.Name == StepExtensions.Gateway);
        var local = Directory.CreateDirectory(Path.Combine(Run, "local")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(local, "prometheus.yml"),
            configuration.Replace(Gateway, gateway.GetEndpoint(WorkloadExtensions.Management).Url, StringComparison.Ordinal),
            cancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(local, "targets.json"),
            JsonSerializer.Serialize(ScrapeTarget.Of(resources), JsonSerializerOptions.Web),
            cancellationToken);
        var rules = Directory.CreateDirectory(Path.Combine(Run, "prometheus", "rules")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Source, "prometheus", "rules"), "*.yml"))
            File.Copy(file, Path.Combine(rules, Path.GetFileName(file)), overwrite: true);
    }

    public void Dispose()
    {
        if (Directory.Exists(Run))
            Directory.Delete(Run, recursive: true);
    }
}
