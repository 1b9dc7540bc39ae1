using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace IrisBench.AppHost.Monitoring;

internal static class MonitoringExtensions
{
    /// <summary>
    /// Adds Prometheus and Grafana with the rules and dashboards of <c>deploy/monitoring</c>. They start on command or by
    /// the setting <c>IrisBench:StartMonitoring</c>, and nothing waits for them. A cluster has its own, so they are not published.
    /// </summary>
    public static IDistributedApplicationBuilder AddMonitoring(this IDistributedApplicationBuilder builder)
    {
        if (!builder.ExecutionContext.IsRunMode)
            return builder;

        var files = new MonitoringFiles(Path.GetFullPath(Path.Combine(builder.AppHostDirectory, "..", "deploy", "monitoring")));
        // As a service the host disposes of it when everything has stopped.
        builder.Services.AddHostedService(_ => files);
        if (ContainerRuntime.Exists(builder.Configuration[ContainerRuntime.Setting]))
            builder.AddGrafana(files, builder.AddPrometheusContainer(files));
        else
            builder.AddMonitoringWithoutContainers(files);
        return builder;
    }

    // Aspire refuses to start a model that has containers where nothing runs them.
    private static void AddMonitoringWithoutContainers(this IDistributedApplicationBuilder builder, MonitoringFiles files)
    {
        const string Runtime = "Docker or Podman";
        if (IsOnPath(PrometheusExtensions.Name))
            builder.AddPrometheusProgram(files);
        else
            WithoutContainers.Add(builder, PrometheusExtensions.Name, $"{Runtime}, or a prometheus on PATH");
        WithoutContainers.Add(builder, GrafanaExtensions.Name, Runtime);
    }

    private static bool IsOnPath(string program)
    {
        var file = OperatingSystem.IsWindows() ? program + ".exe" : program;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, file)));
    }

    /// <summary>Starts with the system by that setting, where no dashboard offers to start it.</summary>
    public static IResourceBuilder<T> OnDemand<T>(this IResourceBuilder<T> builder)
        where T : IResource =>
        builder.ApplicationBuilder.Configuration["IrisBench:StartMonitoring"] == "true" ? builder : builder.WithExplicitStart();

    /// <summary>
    /// Shares the network of the machine with the container: the workloads listen on its loopback address, which a
    /// container has no other way to, and so does the container, out of reach for others.
    /// </summary>
    public static IResourceBuilder<ContainerResource> WithNetworkOfTheMachine(this IResourceBuilder<ContainerResource> builder) =>
        builder.WithContainerRuntimeArgs("--network=host");
}

/// <summary>Stands in the dashboard where a container would, on a machine that can run none, and says what it needs.</summary>
internal sealed class WithoutContainers(string name) : Resource(name)
{
    public static void Add(IDistributedApplicationBuilder builder, string name, string needs) =>
        builder.AddResource(new WithoutContainers(name)).WithInitialState(new CustomResourceSnapshot
        {
            ResourceType = "Container",
            State = new ResourceStateSnapshot($"Needs {needs}", KnownResourceStateStyles.Warn),
            Properties = [],
        });
}

// Finds what can run containers. Aspire asks later, when the model is built.
internal static class ContainerRuntime
{
    /// <summary>The setting that names one, as with Aspire: docker or podman.</summary>
    public const string Setting = "ASPIRE_CONTAINER_RUNTIME";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    /// <summary>Whether the wanted one answers, or docker or podman when none is. Being on PATH is not enough: docker needs its
    /// daemon.</summary>
    public static bool Exists(string? wanted) => (wanted is { Length: > 0 } ? [wanted] : (string[])["docker", "podman"]).Any(Answers);

    private static bool Answers(string command)
    {
        var start = new ProcessStartInfo(command, ["container", "ls", "--last", "1", "--quiet"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            if (process.WaitForExit(s_patience))
                return process.ExitCode == 0;
            process.Kill(entireProcessTree: true);
            return false;
        }
        catch (Win32Exception)
        {
            // It is not on PATH.
            return false;
        }
    }
}
