using System.Text.Json;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Tests.Experiments;

/// <summary>A run as the engine would have written it, from a seed: every figure of it is known.</summary>
internal sealed record SyntheticRun
{
    private static readonly DateTimeOffset Begin = new(2026, 11, 24, 10, 15, 0, TimeSpan.Zero);

    /// <summary>What every side answers.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Answers { get; } = new Dictionary<string, JsonElement>
    {
        ["species"] = JsonElement.Parse("\"setosa\""),
        ["checksum"] = JsonElement.Parse("1e-9"),
        ["accuracy"] = JsonElement.Parse("0.97"),
    };

    public IReadOnlyList<SyntheticSide> Sides { get; init; } = [SyntheticSide.Monolith, SyntheticSide.FunctionsWarm];

    public int Rounds { get; init; } = 10;

    public int WarmUps { get; init; } = 1;

    public int RunsPerRound { get; init; } = 4;

    public bool NoiseFloor { get; init; } = true;

    /// <summary>Standard deviation of the logarithm of a round's speed; 0 makes all rounds of a side alike.</summary>
    public double Noise { get; init; } = 0.03;

    public int Seed { get; init; } = 7;

    public RunStatus Status { get; init; } = RunStatus.Complete;

    public double ToleratedFailures { get; init; } = 0.01;

    public IReadOnlyList<string> StopWhenKnown { get; init; } = [];

    public LoadKind Load { get; init; } = LoadKind.Sequential;

    public IReadOnlyList<FaultDefinition> Faults { get; init; } = [];

    /// <summary>Changes a round after it was made: voids it, takes its rest, …</summary>
    public Func<RoundRecord, RoundRecord> Round { get; init; } = round => round;

    /// <summary>Changes a pipeline run after it was made: fails it, …</summary>
    public Func<PipelineRecord, PipelineRecord> Pipeline { get; init; } = pipeline => pipeline;

    /// <summary>The run.</summary>
    public RawRun Build()
    {
        var rounds = new SyntheticRounds(this);
        var end = Begin.AddSeconds(rounds.EndSeconds);
        return new RawRun(Header(end), [.. rounds.Records.Select(Round)], [.. rounds.Pipelines.Select(Pipeline)], rounds.Samples);
    }

    internal static DateTimeOffset StartedAt(double seconds) => Begin.AddSeconds(seconds);

    private RunHeader Header(DateTimeOffset end) => new()
    {
        Id = "synthetic-20261124-101500",
        ToolVersion = "1.0.0",
        StartedAt = Begin,
        EndedAt = end,
        Status = Status,
        StatusReason = Status == RunStatus.Complete ? null : "Stopped by Ctrl+C.",
        Experiment = Experiment(),
        Machine = new MachineDescription(
            "Synthetic CPU", 2, 8L << 30, "Debian GNU/Linux 12 (bookworm)", "6.1.0", ".NET 10.0.12", 0.1, "0123456"),
        Source = MeasurementSource.Scrape,
        Components = SyntheticRounds.Components,
        Parity = [.. Sides.Select(side => new ParityAnswer(side.Definition.Name, [5.1, 3.5, 1.4, 0.2], Answers))],
        Command = $"irisbench compare --seed {Seed}",
    };

    private Experiment Experiment() => new()
    {
        Name = "synthetic",
        Description = "Made up in code.",
        Sides = [.. Sides.Select(side => side.Definition)],
        Load = new LoadDefinition { Kind = Load, Runs = RunsPerRound },
        Faults = Faults,
        Rounds = Rounds,
        WarmUps = WarmUps,
        NoiseFloor = NoiseFloor,
        ToleratedFailures = ToleratedFailures,
        StopWhenKnown = StopWhenKnown,
        Order = new OrderDefinition { Seed = Seed },
    };
}
