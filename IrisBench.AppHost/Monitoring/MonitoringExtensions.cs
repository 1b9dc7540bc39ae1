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
        builder.AddGrafana(files, builder.AddPrometheus(files));
        return builder;
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
