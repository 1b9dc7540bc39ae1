using System.Globalization;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Running;

/// <summary>What must be as it was when an interrupted run goes on: rounds of two machines or two builds are no rounds of one run.</summary>
internal static class ResumedRun
{
    /// <summary>The header to go on with; it says that the run was interrupted.</summary>
    /// <exception cref="ExperimentException">This is another machine.</exception>
    /// <exception cref="RunFolderException">It is no run's folder.</exception>
    public static async Task<RunHeader> HeaderAsync(RunFolder folder, MachineDescription machine, CancellationToken cancellationToken)
    {
        var header = await folder.ReadHeaderAsync(cancellationToken);
        if ((header.Machine.Cpu, header.Machine.Cores) != (machine.Cpu, machine.Cores))
            throw new ExperimentException($"{folder.Directory} was begun on {header.Machine.Cores} cores of {header.Machine.Cpu}; this is {machine.Cores} of {machine.Cpu}.");
        var note = string.Create(CultureInfo.InvariantCulture, $"It was interrupted and went on at {DateTimeOffset.UtcNow:yyyy-MM-dd HH:mm:ss} UTC; parity gate and baseline were taken again.");
        return header with { Status = RunStatus.Running, StatusReason = null, EndedAt = null, Notes = [.. header.Notes, note] };
    }

    /// <summary>The header with what is watched now.</summary>
    /// <exception cref="ExperimentException">A program was built otherwise than in the rounds that are there.</exception>
    public static RunHeader WithComponents(RunHeader header, RunParts run, IReadOnlyList<Component> now)
    {
        var before = header.Components.ToDictionary(component => component.Name);
        var other = run.Journal.Done.Count == 0 ? null : now.FirstOrDefault(component => before.TryGetValue(component.Name, out var known)
            && known.Build is not null && component.Build is not null && known.Build != component.Build);
        return other is null
            ? header with { Scope = run.Testbed.Source.Scope, Components = now, SideBuilds = [], Notes = [.. header.Notes.Union(run.Testbed.Source.Notes)] }
            : throw new ExperimentException($"{other.Name} was built otherwise ({before[other.Name].Build}) when the run began; it is {other.Build} now.");
    }
}
