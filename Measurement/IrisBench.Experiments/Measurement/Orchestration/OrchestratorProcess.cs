using System.Diagnostics;
using System.Globalization;

namespace IrisBench.Experiments.Measurement.Orchestration;

/// <summary>A process as <c>/proc</c> tells it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Parent">The id of its parent.</param>
/// <param name="Command">Its command line.</param>
internal sealed record OrchestratorProcess(int Id, int Parent, IReadOnlyList<string> Command)
{
    private bool IsDcp => Path.GetFileName(Command[0]) == "dcp";

    // dcp, the dotnet run it starts for each project, and the dashboard; the projects themselves are what it orchestrates.
    private bool Orchestrates => IsDcp || (Path.GetFileName(Command[0]) == "dotnet" && Command.Contains("run")) || Path.GetFileName(Command[0]) == "Aspire.Dashboard";

    /// <summary>
    /// Those of the system whose AppHost has that id: itself, Aspire's orchestrator (dcp), which says on its command line whom it
    /// monitors, and what that starts beside the projects. None where there is no <c>/proc</c>.
    /// </summary>
    public static IReadOnlyCollection<int> Of(int appHost)
    {
        if (!OperatingSystem.IsLinux())
            return [];

        var id = appHost.ToString(CultureInfo.InvariantCulture);
        OrchestratorProcess[] all = [.. Directory.EnumerateDirectories("/proc").Select(Read).OfType<OrchestratorProcess>()];
        var found = new HashSet<int>(all
            .Where(process => process.Id == appHost || (process.IsDcp && process.Command.Zip(process.Command.Skip(1)).Contains(("--monitor", id))))
            .Select(process => process.Id));
        while (all.Where(process => found.Contains(process.Parent) && process.Orchestrates && found.Add(process.Id)).ToArray() is { Length: > 0 })
        {
            // Each turn finds the children of those before.
        }

        return found;
    }

    /// <summary>The processor time of a process so far, in seconds; null when it has ended.</summary>
    public static double? CpuSeconds(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.TotalProcessorTime.TotalSeconds;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static OrchestratorProcess? Read(string directory)
    {
        if (!int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return null;
        try
        {
            // proc_pid_stat(5): after the name in parentheses come the state and the parent.
            var stat = File.ReadAllText(Path.Combine(directory, "stat"));
            var parent = int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
            return new OrchestratorProcess(id, parent, File.ReadAllText(Path.Combine(directory, "cmdline")).Split('\0'));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended, or is somebody else's.
            return null;
        }
    }
}
