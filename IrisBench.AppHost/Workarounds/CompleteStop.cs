using IrisBench.AppHost.RunningSystem;

namespace IrisBench.AppHost.Workarounds;

/// <summary>Aspire leaves what it started to its orchestrator, which ends later (microsoft/aspire#2324), and looks after whoever started it
/// only if that is its own command line (#7861).</summary>
internal static class CompleteStop
{
    /// <summary>Stops the system when the <c>dotnet run</c> above this process was killed, which could not pass that on; and ends only
    /// after all that it started.</summary>
    public static IDistributedApplicationBuilder StopCompletely(this IDistributedApplicationBuilder builder)
    {
        builder.Configuration["DcpPublisher:WaitForResourceCleanup"] ??= "true";
        if (OperatingSystem.IsLinux() && builder.Configuration[RunningSystemSettings.Owner] is null
            && DotnetRunAbove() is { } process)
            builder.Configuration[RunningSystemSettings.Owner] = process;
        return builder;
    }

    private static string? DotnetRunAbove()
    {
        // proc_pid_stat(5): after the name in parentheses come the state and the parent.
        var stat = File.ReadAllText("/proc/self/stat");
        var parent = stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1];
        try
        {
            var command = File.ReadAllText($"/proc/{parent}/cmdline").Split('\0');
            return Path.GetFileName(command[0]) == "dotnet" && command.Contains("run") ? parent : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
