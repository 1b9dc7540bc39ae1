using IrisBench.AppHost.Workarounds;
using Microsoft.Extensions.DependencyInjection;

namespace IrisBench.AppHost.Monitoring;

internal static class MonitoringExtensions
{
    private const string Grafana = "grafana";

    /// <summary>Adds Prometheus and Grafana with the rules and dashboards of <c>deploy/monitoring</c>. They start on command or by the
    /// setting <c>IrisBench:StartMonitoring</c>, and nothing waits for them. A cluster has its own, so they are not published.</summary>
    public static IDistributedApplicationBuilder AddMonitoring(this IDistributedApplicationBuilder builder)
    {
        if (!builder.ExecutionContext.IsRunMode)
            return builder;

        var files = new MonitoringFiles(Path.GetFullPath(Path.Combine(builder.AppHostDirectory, "..", "deploy", "monitoring")));
        builder.Services.AddSingleton(_ => files);
        if (builder.RunsContainers())
            builder.AddGrafana(files, builder.AddPrometheusContainer(files));
        else
            builder.AddMonitoringWithoutContainers(files);
        return builder;
    }

    // To look at without login: it listens on loopback only and has no administrator.
    private static void AddGrafana(this IDistributedApplicationBuilder builder, MonitoringFiles files, EndpointReference prometheus) =>
        builder.AddContainer(Grafana, "docker.io/grafana/grafana", "13.2.3")
            .WithHttpEndpoint(targetPort: LocalPort.Free(), env: "GF_SERVER_HTTP_PORT")
            .WithBindMount(Path.Combine(files.Source, "grafana", "provisioning"), "/etc/grafana/provisioning", isReadOnly: true)
            .WithBindMount(Path.Combine(files.Source, "grafana", "dashboards"), "/etc/grafana/dashboards", isReadOnly: true)
            .WithNetworkOfTheMachine()
            .WithEnvironment("GF_SERVER_HTTP_ADDR", "127.0.0.1")
            // Read by provisioning/datasources/prometheus.yml. The container shares loopback with Prometheus.
            .WithEnvironment("PROMETHEUS_URL", ReferenceExpression.Create($"http://127.0.0.1:{prometheus.Property(EndpointProperty.Port)}"))
            .WithEnvironment("GF_AUTH_ANONYMOUS_ENABLED", "true")
            .WithEnvironment("GF_AUTH_DISABLE_LOGIN_FORM", "true")
            .WithEnvironment("GF_AUTH_BASIC_ENABLED", "false")
            .WithEnvironment("GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION", "true")
            // No traffic to Grafana Labs: everything needed is in the image. The same as in deploy/monitoring/grafana/deployment.yaml.
            .WithEnvironment("GF_ANALYTICS_REPORTING_ENABLED", "false")
            .WithEnvironment("GF_ANALYTICS_CHECK_FOR_UPDATES", "false")
            .WithEnvironment("GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES", "false")
            .WithEnvironment("GF_NEWS_NEWS_FEED_ENABLED", "false")
            .WithEnvironment("GF_PLUGINS_PREINSTALL_DISABLED", "true")
            .WithEnvironment("GF_PLUGINS_PREINSTALL_AUTO_UPDATE", "false")
            .WithHttpHealthCheck("/api/health")
            .OnDemand();

    private static void AddMonitoringWithoutContainers(this IDistributedApplicationBuilder builder, MonitoringFiles files)
    {
        const string Runtime = "Docker or Podman";
        var program = OperatingSystem.IsWindows() ? "prometheus.exe" : "prometheus";
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (path.Any(folder => File.Exists(Path.Combine(folder, program))))
            builder.AddPrometheusProgram(files);
        else
            builder.AddMissing(PrometheusExtensions.Name, $"{Runtime}, or a prometheus on PATH");
        builder.AddMissing(Grafana, Runtime);
    }

    /// <summary>Starts with the system by that setting, where no dashboard offers to start it.</summary>
    public static IResourceBuilder<T> OnDemand<T>(this IResourceBuilder<T> builder)
        where T : IResource =>
        builder.ApplicationBuilder.Configuration["IrisBench:StartMonitoring"] == "true" ? builder : builder.WithExplicitStart();

    /// <summary>Shares the network of the machine with the container: the workloads listen on its loopback address, which a container has
    /// no other way to, and so does the container, out of reach for others.</summary>
    public static IResourceBuilder<ContainerResource> WithNetworkOfTheMachine(this IResourceBuilder<ContainerResource> builder) =>
        builder.WithContainerRuntimeArgs("--network=host");
}
