using System.Text.Json.Serialization;
using IrisBench.Evaluation.Statistics;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Summaries;

/// <summary>What a run found: <c>summary.json</c> of its folder, and all that a report shows besides the timelines.</summary>
public sealed record RunSummary
{
    /// <summary>Version of this format.</summary>
    public const int CurrentSchema = 2;

    /// <summary>Version of the format this was written in.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>The run.</summary>
    public required RunHeader Run { get; init; }

    /// <summary>After how many rounds of each side it ended, because everything that was asked was known; null where all were
    /// run.</summary>
    public int? EndedEarlyAfter { get; init; }

    /// <summary>Each side, in the experiment's order; the first is the reference.</summary>
    public required IReadOnlyList<SideSummary> Sides { get; init; }

    /// <summary>Each other side against the reference, for each measure that has a value in every round.</summary>
    public required IReadOnlyList<Comparison> Comparisons { get; init; }

    /// <summary>What is not compared though one of the sides has it, and why.</summary>
    public IReadOnlyList<NotCompared> NotCompared { get; init; } = [];

    /// <summary>What each fault did to each side, in the order of the sides; empty where nothing failed on purpose.</summary>
    public IReadOnlyList<FaultSummary> Faults { get; init; } = [];

    /// <summary>How the largest values of the rounds were had, CPU max and memory max.</summary>
    public PeaksSource PeaksFrom { get; init; }

    /// <summary>The reference against itself, by measure; empty without noise pairs.</summary>
    public required IReadOnlyList<NoiseFloor> NoiseFloors { get; init; }

    /// <summary>What it would cost.</summary>
    public required CostSummary Cost { get; init; }

    /// <summary>The sampler's CPU seconds by those of everything it measured, 0 to 1: what measuring costs.</summary>
    public required double SamplerShare { get; init; }

    /// <summary>What others took of the machine; null where that is not known.</summary>
    public NeighbourSummary? Neighbours { get; init; }

    /// <summary>What a reader has to know before trusting the figures: voided rounds, no rest, outliers, too few rounds.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>How sure the intervals are as a whole: more than they state where the run was looked at more than once.</summary>
    internal double Confidence { get; init; } = Statistics.Confidence.Stated;

    /// <summary>Whether something is left to be said of what was asked. Where rounds enough for a verdict were planned and none has one,
    /// because they are void or failed, nothing is.</summary>
    [JsonIgnore]
    public bool HasAnswer => IsAnswered(Run.Experiment, Sides, Comparisons);

    internal static bool IsAnswered(Experiment experiment, IReadOnlyList<SideSummary> sides, IReadOnlyList<Comparison> comparisons)
        => sides.Count > 1 && experiment.Rounds >= MedianInterval.FewestValues
            ? comparisons.Any(row => row.Verdict.Kind is not (VerdictKind.TooFewRounds or VerdictKind.Withheld))
            : sides.Any(side => side.Rounds > 0);
}

/// <summary>What others than the measured programs and irisbench took of the machine in its rounds, warm-ups left out.</summary>
/// <param name="MedianShare">Of the machine's processor time in the median round that was not repeated, 0 to 1.</param>
/// <param name="MaxShare">In the worst of them.</param>
/// <param name="Disturbed">Rounds that they disturbed and that count all the same.</param>
/// <param name="Repeated">Rounds that they disturbed and that were repeated.</param>
public sealed record NeighbourSummary(double MedianShare, double MaxShare, int Disturbed, int Repeated);

/// <summary>A measure that is not compared between two sides.</summary>
/// <param name="Side">The side.</param>
/// <param name="Reference">The reference.</param>
/// <param name="Measure">One of <see cref="Measures"/>.</param>
/// <param name="Reason">Why, without a full stop.</param>
public sealed record NotCompared(string Side, string Reference, string Measure, string Reason);

/// <summary>How the largest values of rounds were had.</summary>
public enum PeaksSource
{
    /// <summary>They are in the rounds.</summary>
    [JsonStringEnumMemberName("recorded")]
    Recorded,

    /// <summary>From the samples; the rounds of an older irisbench have none.</summary>
    [JsonStringEnumMemberName("samples")]
    Samples,

    /// <summary>There are none: neither are they in the rounds nor are there samples.</summary>
    [JsonStringEnumMemberName("none")]
    None,
}

/// <summary>One side.</summary>
/// <param name="Side">Its name.</param>
/// <param name="Rounds">Measured rounds that count.</param>
/// <param name="VoidRounds">Measured rounds that are void, and why.</param>
/// <param name="PipelineRuns">Pipeline runs in the rounds that count and in those in which none was answered, failed ones included.</param>
/// <param name="Errors">Failed ones, by reason.</param>
/// <param name="Measures">Figures that each round has one of.</param>
/// <param name="Latency">Latency of single pipeline runs, all rounds together.</param>
/// <param name="Steps">Latency of each step, in order.</param>
/// <param name="ColdStarts">Cold starts, by step and kind; empty if there were none.</param>
/// <param name="Components">What each component used, so that the sums can be taken apart.</param>
public sealed record SideSummary(
    string Side, int Rounds, IReadOnlyList<string> VoidRounds, int PipelineRuns, IReadOnlyDictionary<string, int> Errors,
    IReadOnlyList<MeasureSummary> Measures, LatencySummary Latency, IReadOnlyList<StepSummary> Steps,
    IReadOnlyList<ColdStartSummary> ColdStarts, IReadOnlyList<ComponentSummary> Components)
{
    /// <summary>Measured rounds that count but for their latencies, because irisbench sent late, and how late.</summary>
    public IReadOnlyList<string> LateRounds { get; init; } = [];

    /// <summary>Measured rounds that do not count, because neighbours disturbed them and they were repeated, and what these took.</summary>
    public IReadOnlyList<string> RepeatedRounds { get; init; } = [];

    /// <summary>Measured rounds that count although neighbours disturbed them: no repetition was left.</summary>
    public IReadOnlyList<string> DisturbedRounds { get; init; } = [];

    /// <summary>The seconds of its rounds; empty where load does not change and no objective is given.</summary>
    public IReadOnlyList<WindowSummary> OverTime { get; init; } = [];

    /// <summary>The stages of its load, in the same case.</summary>
    public IReadOnlyList<StageSummary> Stages { get; init; } = [];

    /// <summary>How many pipeline runs failed.</summary>
    [JsonIgnore]
    public int Failed => Errors.Values.Sum();

    /// <summary>The share of each round's pipeline runs that failed, 0 to 1, by block; of those rounds that PipelineRuns are of. It follows
    /// from the raw data, and is not written.</summary>
    internal IReadOnlyDictionary<int, double> FailedShares { get; init; } = new Dictionary<int, double>();

    /// <summary>The share of the pipeline runs that failed, 0 to 1.</summary>
    [JsonIgnore]
    public double FailedShare => PipelineRuns == 0 ? 0 : (double)Failed / PipelineRuns;

    /// <summary>A measure's figures; null where the side has none.</summary>
    public MeasureSummary? Find(string measure) => Measures.FirstOrDefault(found => found.Measure == measure && found.Values.Count > 0);
}

/// <summary>One figure of one side over its rounds.</summary>
/// <param name="Measure">One of <see cref="Measures"/>.</param>
/// <param name="Values">One for each round that counts and has one, in the order of the blocks.</param>
/// <param name="Median">Of the values.</param>
/// <param name="Interval">Of the median, from exact binomial ranks; null below 6 rounds.</param>
/// <param name="Outliers">Indices into <paramref name="Values"/> outside Tukey's fences. Marked, not dropped.</param>
public sealed record MeasureSummary(
    string Measure, IReadOnlyList<double> Values, double Median, Interval? Interval, IReadOnlyList<int> Outliers);

/// <summary>Percentiles of single latencies in seconds, from an HDR histogram of three significant digits.</summary>
/// <param name="Count">Latencies; failed runs are not among them.</param>
/// <param name="P50">Median.</param>
/// <param name="P90">90th percentile.</param>
/// <param name="P95">95th percentile.</param>
/// <param name="P99">99th percentile; null below 100 latencies, of which it would be the largest.</param>
/// <param name="Max">The largest.</param>
/// <param name="Curve">Points for a drawing of the distribution: share (0 to 1) of the latencies up to a value.</param>
public sealed record LatencySummary(
    long Count, double P50, double P90, double P95, double? P99, double Max, IReadOnlyList<CurvePoint> Curve);

/// <summary>Latency of one step of one side.</summary>
/// <param name="Step"><c>auth</c>, <c>load</c>, <c>train</c> or <c>predict</c>.</param>
/// <param name="Latency">Of single calls, all rounds together.</param>
/// <param name="MedianOfRounds">Median over the rounds of the round's median, in seconds.</param>
/// <param name="Interval">Of that median; null below 6 rounds.</param>
public sealed record StepSummary(string Step, LatencySummary Latency, double MedianOfRounds, Interval? Interval);

/// <summary>Cold starts of one kind and step; medians in seconds.</summary>
/// <param name="Step">The step whose process was new.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Count">How many.</param>
/// <param name="StartSeconds">To a process that exists; null where the platform does not tell.</param>
/// <param name="ReadySeconds">From there until it was ready; null where the platform does not tell.</param>
/// <param name="FirstAnswerSeconds">From there to the answer.</param>
/// <param name="Total">The three together.</param>
/// <param name="TotalInterval">Of the median of the total; null below 6.</param>
public sealed record ColdStartSummary(
    string Step, ColdStartKind Kind, int Count, double? StartSeconds, double? ReadySeconds, double FirstAnswerSeconds, double Total,
    Interval? TotalInterval);

/// <summary>One component in the rounds of one side; medians over the rounds.</summary>
/// <param name="Component">Its name.</param>
/// <param name="Role">To what it is counted.</param>
/// <param name="CpuSecondsPerRun">Processor time per pipeline run, in seconds.</param>
/// <param name="CpuMaxCores">Cores busy in the busiest sample interval.</param>
/// <param name="WorkingSetMaxBytes">Largest working set of a round.</param>
/// <param name="ResidentMaxBytes">Largest resident set of a round; null where that is the working set, or nobody tells it.</param>
/// <param name="CpuIncomplete">Why it took more processor time than is told; null where all is.</param>
public sealed record ComponentSummary(
    string Component, ComponentRole Role, double CpuSecondsPerRun, double? CpuMaxCores, double WorkingSetMaxBytes,
    double? ResidentMaxBytes = null, string? CpuIncomplete = null);

/// <summary>A confidence interval.</summary>
/// <param name="Lower">Its lower end.</param>
/// <param name="Upper">Its upper end.</param>
/// <param name="Confidence">The coverage it has or aims at, 0 to 1; for binomial ranks the exact one, at least 0.95.</param>
public sealed record Interval(double Lower, double Upper, double Confidence);

/// <summary>A point of a drawn curve.</summary>
/// <param name="X">Its abscissa.</param>
/// <param name="Y">Its ordinate.</param>
public sealed record CurvePoint(double X, double Y);
