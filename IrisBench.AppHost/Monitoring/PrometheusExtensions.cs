using IrisBench.AppHost.Gateway;
using IrisBench.AppHost.Resources;

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

    private static EndpointReference Configure<T>(this IResourceBuilder<T> builder, MonitoringFiles files, string configuration, string data)
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
                context.Args.Add(ReferenceExpression.Create($"--web.listen-address=127.0.0.1:{endpoint.Property(EndpointProperty.TargetPort)}"));
            })
            .WithHttpHealthCheck("/-/ready")
            .OnDemand();
        return endpoint;
    }

    private static string FunctionDiscovery(IEnumerable<IResource> resources) =>
        resources.OfType<ProjectResource>().Single(project => project.Name == GatewayExtensions.Name).GetEndpoint(WorkloadExtensions.Management).Url + "/targets";
}
