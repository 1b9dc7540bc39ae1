using System.ComponentModel;
using System.Diagnostics;

namespace IrisBench.AppHost.Monitoring;

// Finds what can run containers. Aspire asks later, when the model is built.
internal static class ContainerRuntime
{
    /// <summary>The setting that names one, as with Aspire: docker or podman.</summary>
    public const string Setting = "ASPIRE_CONTAINER_RUNTIME";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    /// <summary>The command of a container runtime that answers, or null. Being on PATH is not enough: docker needs its daemon.</summary>
    /// <param name="wanted">The only one to ask; docker, then podman when null.</param>
    public static string? Find(string? wanted) =>
        (wanted is { Length: > 0 } ? [wanted] : (string[])["docker", "podman"]).FirstOrDefault(Answers);

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
