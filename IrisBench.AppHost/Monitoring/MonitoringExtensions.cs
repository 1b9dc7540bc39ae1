using Microsoft.Extensions.DependencyInjection;

namespace IrisBench.AppHost.Monitoring;

internal static class MonitoringExtensions
{
    /// <summary>
    /// Adds Prometheus and Grafana with the rules and dashboards of <c>deploy/monitoring</c>. They start on command or by
    /// <see cref="MonitoringSettings.Start"/>, and nothing waits for them. A cluster has its own, so they are not published.
    /// </summary>
    public static IDistributedApplicationBuilder AddMonitoring(this IDistributedApplicationBuilder builder)
    {
        if (!builder.ExecutionContext.IsRunMode)
            return builder;

        var files = new MonitoringFiles(Path.GetFullPath(Path.Combine(builder.AppHostDirectory, "..", "deploy", "monitoring")));
        // As a service the host disposes of it when everything has stopped.
        builder.Services.AddHostedService(_ => files);
        var runtime = ContainerRuntime.Find(builder.Configuration[ContainerRuntime.Setting]) is not null;
        if (runtime)
            builder.AddGrafana(files, builder.AddPrometheusContainer(files));
        else
            builder.AddMonitoringWithoutContainers(files);
        return builder;
    }

    // Aspire refuses to start a model that has containers where nothing runs them.
    private static void AddMonitoringWithoutContainers(this IDistributedApplicationBuilder builder, MonitoringFiles files)
    {
        const string Runtime = "Docker or Podman";
        if (ProgramOnPath.Exists(PrometheusExtensions.Name))
            builder.AddPrometheusProgram(files);
        else
            WithoutContainers.Add(builder, PrometheusExtensions.Name, $"{Runtime}, or a prometheus on PATH");
        WithoutContainers.Add(builder, GrafanaExtensions.Name, Runtime);
    }

    public static IResourceBuilder<T> OnDemand<T>(this IResourceBuilder<T> builder)
        where T : IResource =>
        builder.ApplicationBuilder.Configuration[MonitoringSettings.Start] == "true" ? builder : builder.WithExplicitStart();

    /// <summary>
    /// Shares the network of the machine with the container: the workloads listen on its loopback address, which a
    /// container has no other way to, and so does the container, out of reach for others.
    /// </summary>
    public static IResourceBuilder<ContainerResource> WithNetworkOfTheMachine(this IResourceBuilder<ContainerResource> builder) =>
        builder.WithContainerRuntimeArgs("--network=host");
}
