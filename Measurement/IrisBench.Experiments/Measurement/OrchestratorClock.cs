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
        OrchestratorProcess.Of(appHost).ToDictionary(id => id, id => ProcessorClock.Seconds(id) ?? 0);

    /// <summary>What they took since; null when there are none, or where it cannot be told.</summary>
    public OrchestratorUse? Read()
    {
        var now = OrchestratorProcess.Of(appHost);
        return now.Count == 0
            ? null
            : new OrchestratorUse(
                now.Count, Math.Max(0, now.Sum(id => (ProcessorClock.Seconds(id) ?? 0) - _before.GetValueOrDefault(id))),
                Stopwatch.GetElapsedTime(_started).TotalSeconds);
    }
}

internal sealed record OrchestratorProcess(int Id, int Parent, IReadOnlyList<string> Command)
{
    private string Program => Path.GetFileName(Command[0]);

    private bool IsDcp => Program == "dcp";

    // dcp, the dotnet run it starts for each project, and the dashboard; the projects themselves are what it orchestrates.
    private bool Orchestrates => IsDcp || (Program == "dotnet" && Command.Contains("run")) || Program == "Aspire.Dashboard";

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
        // Each turn finds the children of those before.
        while (all.Any(process => found.Contains(process.Parent) && process.Orchestrates && found.Add(process.Id)))
            continue;

        return found;
    }

    // Null for one that has ended, or is somebody else's.
    private static OrchestratorProcess? Read(int id)
        => ProcStat.Of(id) is { } stat && ProcFiles.Read(id, "cmdline") is { } command
            ? new OrchestratorProcess(id, stat.Parent, command.Split('\0'))
            : null;
}
