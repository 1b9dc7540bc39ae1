using IrisBench.Experiments.Definition;

namespace IrisBench.Experiments.Results;

/// <summary>What a run was and where: <c>run.json</c> of its folder.</summary>
public sealed record RunHeader
{
    /// <summary>Version of the format of <c>run.json</c>, <c>rounds.jsonl</c>, <c>pipelines.jsonl</c> and <c>samples.jsonl</c>.</summary>
    public const int CurrentSchema = 1;

    /// <summary>Version of the format this was written in.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>Name of the run and of its folder: experiment and start time, <c>quick-20261124-101500</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Version of irisbench.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How it ended.</summary>
    public RunStatus Status { get; init; } = RunStatus.Running;

    /// <summary>Why, unless it is complete.</summary>
    public string? StatusReason { get; init; }

    /// <summary>The experiment as it was run, with the seed that was chosen.</summary>
    public required Experiment Experiment { get; init; }

    /// <summary>Where it ran.</summary>
    public required MachineDescription Machine { get; init; }

    /// <summary>Where the figures of the processes come from.</summary>
    public required MeasurementSource Source { get; init; }

    /// <summary>Of what they are.</summary>
    public MeasuredScope Scope { get; init; }

    /// <summary>Everything that was watched.</summary>
    public required IReadOnlyList<Component> Components { get; init; }

    /// <summary>How the functions were built in each side that says how they are to be compiled.</summary>
    public IReadOnlyList<SideBuild> SideBuilds { get; init; } = [];

    /// <summary>The parity gate's inputs and what both sides answered.</summary>
    public IReadOnlyList<ParityAnswer> Parity { get; init; } = [];

    /// <summary>What a reader has to know about how it was measured: which series a figure comes from, what was not at rest.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What Aspire's AppHost and orchestrator took meanwhile, counted to no side; null when the system runs without them.</summary>
    public OrchestratorUse? Orchestrator { get; init; }

    /// <summary>The command line that repeats it, without secrets.</summary>
    public required string Command { get; init; }
}
