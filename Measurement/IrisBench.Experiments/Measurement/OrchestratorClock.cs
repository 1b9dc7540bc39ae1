using System.Diagnostics;
using System.Globalization;
using IrisBench.Experiments.Results;
using IrisBench.Processes;

namespace IrisBench.Experiments.Measurement;

/// <summary>What the orchestrator's processes take while a run goes on. They are counted to no side.</summary>
internal sealed class OrchestratorClock(int appHost)
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Dictionary<int, double> _before =
        OrchestratorProcess.Of(appHost)
            .ToDictionary(id => id, id => OrchestratorProcess.CpuSeconds(id) ?? 0);

    /// <summary>What they took since; null when there are none, or where it cannot be told.</summary>
    public OrchestratorUse? Read()
    {
        var now = OrchestratorProcess.Of(appHost);
        return now.Count == 0
            ? null
            : new OrchestratorUse(
                now.Count, Math.Max(0, now.Sum(id => (OrchestratorProcess.CpuSeconds(id) ?? 0) - _before.GetValueOrDefault(id))),
                Stopwatch.GetElapsedTime(_started).TotalSeconds);
    }
}

/// <summary>A process as <c>/proc</c> tells it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Parent">The id of its parent.</param>
/// <param name="Command">Its command line.</param>
internal sealed record OrchestratorProcess(int Id, int Parent, IReadOnlyList<string> Command)
{
    private bool IsDcp => Path.GetFileName(Command[0]) == "dcp";

    // dcp, the dotnet run it starts for each project, and the dashboard; the projects themselves are what it orchestrates.
    private bool Orchestrates
        => IsDcp
            || (Path.GetFileName(Command[0]) == "dotnet" && Command.Contains("run"))
            || Path.GetFileName(Command[0]) == "Aspire.Dashboard";

    /// <summary>Those of the system whose AppHost has that id: itself, Aspire's orchestrator (dcp), which says on its command line whom
    /// it monitors, and what that starts beside the projects. None where there is no <c>/proc</c>.</summary>
    public static IReadOnlyCollection<int> Of(int appHost)
    {
        if (!OperatingSystem.IsLinux())
            return [];

        var id = appHost.ToString(CultureInfo.InvariantCulture);
        OrchestratorProcess[] all = [.. ProcFiles.Ids().Select(Read).OfType<OrchestratorProcess>()];
        var found = new HashSet<int>(all
            .Where(process => process.Id == appHost
                || (process.IsDcp && process.Command.Zip(process.Command.Skip(1)).Contains(("--monitor", id))))
            .Select(process => process.Id));
        while (all.Where(process => found.Contains(process.Parent) && process.Orchestrates && found.Add(process.Id))
            .ToArray() is { Length: > 0 })
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

    // Null for one that has ended, or is somebody else's.
    private static OrchestratorProcess? Read(int id)
        => ProcStat.Of(id) is { } stat && ProcFiles.Read(id, "cmdline") is { } command
            ? new OrchestratorProcess(id, stat.Parent, command.Split('\0'))
            : null;
}
