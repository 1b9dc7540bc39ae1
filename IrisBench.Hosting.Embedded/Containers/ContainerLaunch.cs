using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace IrisBench.Hosting.Embedded;

// A container is run in the foreground, so its process is the one of docker or podman, which passes the request to end on.
internal static class ContainerLaunch
{
    public static async Task<LaunchPlan> PlanAsync(
        ContainerResource container,
        IConfiguration configuration,
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string> variables,
        IReadOnlySet<string> secrets,
        CancellationToken cancellationToken)
    {
        var runtime = await Task.Run(() => ContainerRuntime.Find(configuration[ContainerRuntime.Setting]), cancellationToken)
            ?? throw new DistributedApplicationException(
                $"{container.ImageName()} needs a container runtime: docker or podman, on PATH and running.");

        var own = new ContainerRuntimeArgsCallbackContext([], cancellationToken);
        foreach (var annotation in container.Annotations.OfType<ContainerRuntimeArgsCallbackAnnotation>())
            await annotation.Callback(own);
        return new LaunchPlan(
            runtime,
            [
                "run", "--rm", "--name", $"{container.Name}-{Guid.NewGuid():N}",
                .. container.Annotations.OfType<EndpointAnnotation>().SelectMany(Published),
                .. container.Annotations.OfType<ContainerMountAnnotation>().SelectMany(Mounted),
                // By name only: a value may be a secret, and everybody on the machine sees command lines.
                .. variables.Keys.SelectMany(name => (string[])["--env", name]),
                .. own.Args.Select(argument => argument.ToString()!),
                container.ImageName(),
                .. arguments,
            ],
            Path.GetTempPath(),
            variables,
            secrets);
    }

    // On loopback only. Without a proxy the port inside is the one outside.
    private static string[] Published(EndpointAnnotation endpoint)
    {
        var port = endpoint.AllocatedEndpoint!.Port;
        return ["--publish", FormattableString.Invariant($"127.0.0.1:{port}:{port}")];
    }

    private static string[] Mounted(ContainerMountAnnotation mount) =>
        ["--mount", $"type=bind,source={mount.Source},target={mount.Target}{(mount.IsReadOnly ? ",readonly" : "")}"];
}
