using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace IrisBench.Experiments.Definition;

/// <summary>What is compared with what, under which load, how often: everything that has to be known to repeat it.</summary>
public sealed record Experiment
{
    /// <summary>Version of this format.</summary>
    public const int CurrentSchema = 1;

    /// <summary>Version of the format this was written in: <see cref="CurrentSchema"/>.</summary>
    [Range(CurrentSchema, CurrentSchema)]
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>What the user calls it; part of the run folder's name: lower-case letters, digits and hyphens, at most 63.</summary>
    [RegularExpression(SideDefinition.NamePattern)]
    public required string Name { get; init; }

    /// <summary>What it is to find out, in a sentence.</summary>
    public string? Description { get; init; }

    /// <summary>The sides. The first is the reference that the others are compared with;
    /// one alone is measured without a comparison.</summary>
    [MinLength(1)]
    public required IReadOnlyList<SideDefinition> Sides { get; init; }

    /// <summary>Steps of your own that several sides have, so that they stand once. It is of the file alone: a run has at each side what
    /// the side does.</summary>
    public CommonDefinition? Common { get; init; }

    /// <summary>What every pipeline run is given.</summary>
    public PipelineDefinition Pipeline { get; init; } = new();

    /// <summary>How pipeline runs arrive in a round.</summary>
    public LoadDefinition Load { get; init; } = new();

    /// <summary>What fails in every round, at most 16.</summary>
    [MaxLength(16)]
    public IReadOnlyList<FaultDefinition> Faults { get; init; } = [];

    /// <summary>Measured rounds of each side, 1 to 1000. The round is the unit of the statistics; an interval needs 6.</summary>
    [Range(1, 1000)]
    public int Rounds { get; init; } = 10;

    /// <summary>Whether a file says how many rounds there are; where none does, some commands have another usual number.</summary>
    [JsonIgnore]
    public bool SaysRounds { get; init; }

    /// <summary>Rounds of each side before the first measured one, which count for nothing, 0 to 100.</summary>
    [Range(0, 100)]
    public int WarmUps { get; init; } = 1;

    /// <summary>In which order the sides take their turns.</summary>
    public OrderDefinition Order { get; init; } = new();

    /// <summary>Whether the reference side runs a second time in every block. The pair differs in nothing, so what it differs by is the
    /// noise floor of the machine.</summary>
    public bool NoiseFloor { get; init; } = true;

    /// <summary>Whether there is a noise pair in a block: where nothing is compared, none is needed.</summary>
    internal bool HasNoisePairs => NoiseFloor && Sides.Count > 1;

    /// <summary>What is waited for between two rounds.</summary>
    public RestDefinition Rest { get; init; } = new();

    /// <summary>How processes are watched.</summary>
    public MeasurementDefinition Measurement { get; init; } = new();

    /// <summary>The share of a side's pipeline runs that may fail before there is no verdict on its work, 0 to 1: what is answered then
    /// is not the same work.</summary>
    [Range(0.0, 1.0)]
    public double ToleratedFailures { get; init; } = 0.01;

    /// <summary>What is wanted of each side; how long it is missed, and how soon it is met again, is told then. Null where nothing
    /// is.</summary>
    public ObjectiveDefinition? Objective { get; init; }

    /// <summary>How small a difference does not matter, as a share of the reference, 0.005 to 1: two sides are told to be the same within
    /// 0.05 when the ratio is shown to lie between 1 / 1.05 and 1.05.</summary>
    [Range(0.005, 1.0)]
    public double SameWithin { get; init; } = 0.05;

    /// <summary>Measures, by their names in <c>summary.json</c>: the run ends as soon as there is an answer on each, the sides differ or
    /// are the same. It is looked a few fixed times, at half and three quarters of the rounds, and all intervals are made wider for it, so
    /// that they hold what they say however it ends. Empty runs all rounds; means nothing to a sweep.</summary>
    public IReadOnlyList<string> StopWhenKnown { get; init; } = [];

    /// <summary>What a sweep varies; null for an experiment of one point.</summary>
    public VaryDefinition? Vary { get; init; }

    /// <summary>How a sweep is evaluated and when a point of it has had enough; means nothing without <see cref="Vary"/>.</summary>
    public SweepDefinition? Sweep { get; init; }
}

/// <summary>In which order the sides of a block run. Each block holds every side once (the reference twice with
/// <see cref="Experiment.NoiseFloor"/>), so that a slow minute of the machine hits all of them.</summary>
public sealed record OrderDefinition
{
    /// <summary>Whether each block is shuffled (randomised multiple interleaved trials, Abedi and Brecht, ICPE 2017).</summary>
    public bool Randomised { get; init; } = true;

    /// <summary>Seed of the shuffle; chosen and recorded when absent.</summary>
    public int? Seed { get; init; }
}

/// <summary>Between two rounds the run waits until the processes are as idle as in the baseline.</summary>
public sealed record RestDefinition
{
    /// <summary>Shortest wait, in seconds, 0 to 3600.</summary>
    [Range(0.0, 3600.0)]
    public double MinimumSeconds { get; init; } = 0.2;

    /// <summary>Longest wait, in seconds; after it the round begins all the same, and says so.</summary>
    [Range(0.0, 3600.0)]
    public double MaximumSeconds { get; init; } = 10;

    /// <summary>How many cores above the baseline still count as idle.</summary>
    [Range(0.0, 1024.0)]
    public double ToleranceCores { get; init; } = 0.1;
}

/// <summary>How the processes are watched.</summary>
public sealed record MeasurementDefinition
{
    /// <summary>Time between two samples of the timelines, in seconds. CPU seconds of a round do not depend on it:
    /// they are counter values at its edges.</summary>
    [Range(0.05, 60.0)]
    public double SampleSeconds { get; init; } = 0.5;

    /// <summary>How long everything is watched idle before the first round, in seconds.</summary>
    [Range(0.1, 600.0)]
    public double BaselineSeconds { get; init; } = 2;

    /// <summary>Scrapes of each process before anything counts, 0 to 1000: the first cost it several times what later ones do. Not done
    /// where a Prometheus server scrapes.</summary>
    [Range(0, 1000)]
    public int SettlingScrapes { get; init; } = 200;

    /// <summary>Which share of the machine's processor time others may take in a round, 0.01 to 1. A round in which they took more is
    /// repeated at the end of its block. With 1 none is.</summary>
    [Range(0.01, 1.0)]
    public double NeighbourShare { get; init; } = 0.1;
}

/// <summary>What is wanted of a side in each second of a load that has a plan of times. A run that fails is over it, too.</summary>
public sealed record ObjectiveDefinition
{
    /// <summary>Latency that 95 % of the runs are not to exceed, in seconds, 0.0001 to 3600.</summary>
    [Range(0.0001, 3600.0)]
    public required double P95Seconds { get; init; }

    /// <summary>Share of the runs that may fail, 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double Errors { get; init; } = 0.001;
}

/// <summary>The input of every pipeline run.</summary>
public sealed record PipelineDefinition
{
    /// <summary>Which model predicts: <c>custom</c>, the one just trained, or <c>default</c>.</summary>
    [AllowedValues("custom", "default")]
    public string Model { get; init; } = "custom";

    /// <summary>The flowers to classify, taken in turns: sepal length, sepal width, petal length, petal width in centimetres. At least
    /// one. The parity gate asks both sides for all of them.</summary>
    [MinLength(1)]
    public IReadOnlyList<IReadOnlyList<double>> Flowers { get; init; } = [[5.1, 3.5, 1.4, 0.2], [6.2, 2.9, 4.3, 1.3], [7.7, 2.6, 6.9, 2.3]];

    /// <summary>Iterations of the load step, 0 (no work: what is left is the call) to 100000; the original's are 500.</summary>
    [Range(0, 100_000)]
    public int Iterations { get; init; } = 20;

    /// <summary>Rows and columns of the load's matrices, 1 to 2048; the original's are 500.</summary>
    [Range(1, 2048)]
    public int Size { get; init; } = 500;

    /// <summary>Seed of the load's random matrices.</summary>
    [Range(0, int.MaxValue)]
    public int Seed { get; init; } = 42;

    /// <summary>Bytes that are added to the request of the load step, as white space that JSON ignores (RFC 8259,
    /// section 2), 0 to 61440.</summary>
    [Range(0, 60 * 1024)]
    public int PayloadBytes { get; init; }

    /// <summary>How often a step of your own that repeats as a chain is sent, one after the other, 1 to 8.
    /// The Iris pipeline has none.</summary>
    [Range(1, 8)]
    public int Chain { get; init; } = 1;

    /// <summary>How often a step of your own that repeats as a fan-out is sent, all at once, 1 to 8. The Iris pipeline has none.</summary>
    [Range(1, 8)]
    public int FanOut { get; init; } = 1;
}
