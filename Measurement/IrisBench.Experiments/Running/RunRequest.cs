using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running.Progress;

namespace IrisBench.Experiments.Running;

/// <summary>All that a run needs.</summary>
public sealed record RunRequest
{
    /// <summary>What to run.</summary>
    public required Experiment Experiment { get; init; }

    /// <summary>Where the system is.</summary>
    public required RunTargets Targets { get; init; }

    /// <summary>What to sign in with; null where no side is irisbench's own.</summary>
    public required RunCredentials? Credentials { get; init; }

    /// <summary>The folder in which the run gets one of its own.</summary>
    public required DirectoryInfo Results { get; init; }

    /// <summary>The command that was given, without secrets, for the record; the seed is added where it lacks one.</summary>
    public required string Command { get; init; }

    /// <summary>The folder of a run of this experiment that was interrupted, to go on with; null for a new one.</summary>
    public RunFolder? Resume { get; init; }

    /// <summary>
    /// Which points of a sweep have had enough, given what was measured and after how many rounds of each side it is looked
    /// at. It must tell the same of the same: a sweep that is resumed asks again. Null runs every round.
    /// </summary>
    public Func<RawRun, int, IReadOnlySet<int>>? EndedPoints { get; init; }

    /// <summary>Follows it.</summary>
    public IRunProgress Progress { get; init; } = new NoProgress();
}
