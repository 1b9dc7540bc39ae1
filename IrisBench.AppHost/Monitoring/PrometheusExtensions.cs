using IrisBench.AppHost.Gateway;
using IrisBench.AppHost.Resources;
using IrisBench.Hosting.Embedded;

namespace IrisBench.AppHost.Monitoring;

internal static class PrometheusExtensions
{
    private const string Name = "prometheus";

    // Where the container sees the files of this run.
    private const string Mounted = "/etc/irisbench";

    /// <summary>Adds Prometheus: as a container, or the program of that name where the machine has it and can run no containers.</summary>
    /// <returns>Where it answers.</returns>
    public static EndpointReference AddPrometheus(this IDistributedApplicationBuilder builder, MonitoringFiles files) =>
        ProgramOnPath.Exists(Name) && ContainerRuntime.Find(builder.Configuration[ContainerRuntime.Setting]) is null
            ? builder.AddExecutable(Name, Name, ".")
                .WithHttpEndpoint()
                .Configure(files, configuration: files.Run, data: files.Data)
            : builder.AddContainer(Name, "docker.io/prom/prometheus", "v3.13.3")
                .WithHttpEndpoint(targetPort: LocalPort.Free())
                .WithBindMount(files.Run, Mounted, isReadOnly: true)
                .WithNetworkOfTheMachine()
                .Configure(files, configuration: Mounted, data: "/prometheus");

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
