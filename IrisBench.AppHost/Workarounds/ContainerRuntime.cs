using System.ComponentModel;
using System.Diagnostics;

namespace IrisBench.AppHost.Workarounds;

/// <summary>Where nothing runs containers, Aspire's testing package starts no model that has one, even if nobody starts that container
/// (microsoft/aspire#13725); a run warns, and the dashboard offers a start that fails. So it is found out before there is a
/// model.</summary>
internal static class ContainerRuntime
{
    // The setting that names one, as with Aspire: docker or podman.
    private const string Setting = "ASPIRE_CONTAINER_RUNTIME";

    // Being on PATH is not enough: docker needs its daemon.
    public static bool RunsContainers(this IDistributedApplicationBuilder builder) =>
        (builder.Configuration[Setting] is { Length: > 0 } wanted ? [wanted] : (string[])["docker", "podman"]).Any(Answers);

    /// <summary>Says in the dashboard what is needed, where a container would stand on a machine that can run one.</summary>
    public static void AddMissing(this IDistributedApplicationBuilder builder, string name, string needs) =>
        builder.AddResource(new MissingContainer(name)).WithInitialState(new CustomResourceSnapshot
        {
            ResourceType = "Container",
            State = new ResourceStateSnapshot($"Needs {needs}", KnownResourceStateStyles.Warn),
            Properties = [],
        });

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
            if (process.WaitForExit(TimeSpan.FromSeconds(5)))
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

internal sealed class MissingContainer(string name) : Resource(name);
