namespace IrisBench.AppHost.RunningSystem;

internal static class Launcher
{
    /// <summary>Stops the system when the <c>dotnet run</c> above this process was killed: it could not pass that on.</summary>
    public static IDistributedApplicationBuilder StopWithDotnetRun(this IDistributedApplicationBuilder builder)
    {
        if (OperatingSystem.IsLinux() && builder.Configuration[RunningSystemSettings.Owner] is null && Parent() is { } parent && IsDotnetRun(parent))
            builder.Configuration[RunningSystemSettings.Owner] = parent;
        return builder;
    }

    // proc_pid_stat(5): after the name in parentheses come the state and the parent.
    private static string? Parent()
    {
        var stat = File.ReadAllText("/proc/self/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ').ElementAtOrDefault(1);
    }

    private static bool IsDotnetRun(string process)
    {
        try
        {
            var command = File.ReadAllText($"/proc/{process}/cmdline").Split('\0');
            return Path.GetFileName(command[0]) == "dotnet" && command.Contains("run");
        }
        catch (IOException)
        {
            return false;
        }
    }
}
