using System.Diagnostics;
using System.Globalization;

namespace IrisBench.Tests.Hosting;

internal static class ProcessProbe
{
    public static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited && !IsZombie(processId);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Whether the process was started with that, a name and its value.</summary>
    public static bool HasVariable(int processId, string variable)
        => File.ReadAllText($"/proc/{processId}/environ").Split('\0').Contains(variable);

    /// <summary>Sends a signal, as TERM.</summary>
    public static void Signal(int processId, string name)
        => Process.Start("kill", [$"-{name}", processId.ToString(CultureInfo.InvariantCulture)]).Dispose();

    public static void Kill(int processId)
    {
        if (!IsAlive(processId))
            return;
        using var process = Process.GetProcessById(processId);
        process.Kill(entireProcessTree: true);
    }

    public static string NameOf(int processId)
    {
        using var process = Process.GetProcessById(processId);
        return process.ProcessName;
    }

    /// <summary>The running processes that a process started. Linux only; elsewhere none is found.</summary>
    public static IReadOnlyList<int> ChildrenOf(int processId) =>
        !OperatingSystem.IsLinux()
            ? []
            : [.. Directory.EnumerateDirectories("/proc")
                .Select(directory => int.TryParse(Path.GetFileName(directory), out var id) ? id : 0)
                .Where(id => id > 0 && Stat(id)?[1] == processId.ToString(CultureInfo.InvariantCulture))];

    // An orphan in a container whose first process reaps nobody stays in the table when it is dead.
    private static bool IsZombie(int processId) => Stat(processId)?[0] == "Z";

    // Everything after "pid (name) ": state, parent, …
    private static string[]? Stat(int processId)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{processId}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}
