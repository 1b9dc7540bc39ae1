using IrisBench.AppHost.Resources;

namespace IrisBench.AppHost.Monitoring;

internal static class GrafanaExtensions
{
    public const string Name = "grafana";

    /// <summary>Adds Grafana with the dashboards, to look at without login: it listens on loopback only and has no administrator.</summary>
    public static IResourceBuilder<ContainerResource> AddGrafana(
        this IDistributedApplicationBuilder builder, MonitoringFiles files, EndpointReference prometheus) =>
        builder.AddContainer(Name, "docker.io/grafana/grafana", "13.2.3")
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
            .WithoutTrafficToGrafanaLabs()
            .WithHttpHealthCheck("/api/health")
            .OnDemand();

    // Everything needed is in the image; the same as in deploy/monitoring/grafana/deployment.yaml.
    private static IResourceBuilder<ContainerResource> WithoutTrafficToGrafanaLabs(
        this IResourceBuilder<ContainerResource> builder) => builder
        .WithEnvironment("GF_ANALYTICS_REPORTING_ENABLED", "false")
        .WithEnvironment("GF_ANALYTICS_CHECK_FOR_UPDATES", "false")
        .WithEnvironment("GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES", "false")
        .WithEnvironment("GF_NEWS_NEWS_FEED_ENABLED", "false")
        .WithEnvironment("GF_PLUGINS_PREINSTALL_DISABLED", "true")
        .WithEnvironment("GF_PLUGINS_PREINSTALL_AUTO_UPDATE", "false");
}
