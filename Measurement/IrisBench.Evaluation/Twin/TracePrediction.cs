using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Twin;

/// <summary>What the sides of a run would do with a trace: what <c>irisbench predict --json</c> writes.</summary>
public sealed record TracePrediction
{
    /// <summary>Version of this format.</summary>
    public const int CurrentSchema = 1;

    /// <summary>Version of the format this was written in.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>Id of the run whose figures it is made of.</summary>
    public required string Run { get; init; }

    /// <summary>The command line that repeats it.</summary>
    public required string Command { get; init; }

    /// <summary>The trace.</summary>
    public required TraceSummary Trace { get; init; }

    /// <summary>How many calls a process that is scaled to zero takes at once.</summary>
    public required ReplicaCalls Calls { get; init; }

    /// <summary>Of all that is drawn: the same seed predicts the same.</summary>
    public required int Seed { get; init; }

    /// <summary>How often the rounds were drawn anew for the intervals.</summary>
    public required int Resamples { get; init; }

    /// <summary>Over how many arrivals each of these was simulated; fewer than the trace has where that is long.</summary>
    public required int ResampledArrivals { get; init; }

    /// <summary>Each side of which something can be predicted, in the order of the experiment.</summary>
    public required IReadOnlyList<SidePrediction> Sides { get; init; }

    /// <summary>Where a side paid per use costs as much as another in pods.</summary>
    public required IReadOnlyList<PredictedCrossing> Crossings { get; init; }

    /// <summary>What cannot be predicted, or is not backed by the run: to be read with the answer.</summary>
    public required IReadOnlyList<string> Cautions { get; init; }

    /// <summary>What else a reader has to know.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>The arrivals of pipeline runs.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Arrivals">How many.</param>
/// <param name="Seconds">From the first to the last, in seconds.</param>
/// <param name="RunsPerSecond">Their mean rate.</param>
/// <param name="MostInASecond">Most of them within a second.</param>
public sealed record TraceSummary(string Name, int Arrivals, double Seconds, double RunsPerSecond, int MostInASecond);

/// <summary>What one side would do.</summary>
/// <param name="Side">Its name.</param>
/// <param name="Life">How long its processes live.</param>
/// <param name="Rounds">Measured rounds that it is made of; below 6 there are no intervals.</param>
/// <param name="KeepAlives">With each keep-alive that was asked for; a single entry where none means anything.</param>
/// <param name="TrafficKeepAliveSeconds">The keep-alive of <paramref name="Traffic"/>; null where none means anything.</param>
/// <param name="Traffic">With less and more traffic than the trace has, ascending.</param>
public sealed record SidePrediction(
    string Side, ReplicaLife Life, int Rounds, IReadOnlyList<KeepAlivePrediction> KeepAlives, double? TrafficKeepAliveSeconds,
    IReadOnlyList<TrafficPrediction> Traffic);

/// <summary>What a side would do with the trace and a keep-alive.</summary>
public sealed record KeepAlivePrediction
{
    /// <summary>How long a process is kept after its last answer, in seconds; null where it is always kept, or never.</summary>
    public required double? KeepAliveSeconds { get; init; }

    /// <summary>The share of the calls that a new process answers, 0 to 1.</summary>
    public required PredictedFigure ColdShare { get; init; }

    /// <summary>The share of the pipeline runs with such a call, 0 to 1.</summary>
    public required PredictedFigure ColdRunShare { get; init; }

    /// <summary>Median of the latency of pipeline runs, in seconds.</summary>
    public required PredictedFigure P50Seconds { get; init; }

    /// <summary>Its 95th percentile.</summary>
    public required PredictedFigure P95Seconds { get; init; }

    /// <summary>Its 99th percentile; null below 100 arrivals.</summary>
    public required PredictedFigure? P99Seconds { get; init; }

    /// <summary>Memory by time, side and platform, over the trace, in GB-seconds (10^9 bytes).</summary>
    public required PredictedFigure GigabyteSeconds { get; init; }

    /// <summary>Processor time, side and platform, over the trace, in seconds; null where the run does not know it.</summary>
    public required PredictedFigure? CpuSeconds { get; init; }

    /// <summary>Processes of the side, its platform left out, in the mean over time.</summary>
    public required PredictedFigure MeanReplicas { get; init; }

    /// <summary>Most of them at once.</summary>
    public required PredictedFigure MaxReplicas { get; init; }

    /// <summary>Most pipeline runs that are under way at once.</summary>
    public required int MostAtOnce { get; init; }

    /// <summary>Processor time that the runs ask for by what the processors they share have; above 1 they fall behind. Null where they
    /// share none, or nobody knows how many.</summary>
    public required double? AskedShare { get; init; }

    /// <summary>What it costs by each price sheet and model; empty where the run does not know the processor time.</summary>
    public required IReadOnlyList<PredictedBill> Bills { get; init; }
}

/// <summary>What a side would do with another amount of traffic.</summary>
/// <param name="Factor">By what the arrivals of the trace are multiplied.</param>
/// <param name="ColdShare">The share of the calls that a new process answers, 0 to 1.</param>
/// <param name="P95Seconds">95th percentile of the latency of pipeline runs, in seconds.</param>
/// <param name="MeanReplicas">Processes of the side in the mean.</param>
/// <param name="AskedShare">Processor time that the runs ask for by what there is; null where nobody knows.</param>
/// <param name="Bills">What it costs, without intervals.</param>
public sealed record TrafficPrediction(
    double Factor, double ColdShare, double P95Seconds, double MeanReplicas, double? AskedShare, IReadOnlyList<PredictedBill> Bills);

/// <summary>A predicted figure.</summary>
/// <param name="Value">From all rounds together.</param>
/// <param name="Interval">Of 95 %: what it would be if the trace came once; null below 6 rounds, where nothing drawn changes it, and where
/// the arrivals that were simulated for it are not like the whole trace.</param>
public sealed record PredictedFigure(double Value, Interval? Interval);

/// <summary>What a month of such traffic costs.</summary>
/// <param name="PriceSheet">Name of the price sheet.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Model">How one pays.</param>
/// <param name="PerMonth">Money a month.</param>
/// <param name="PerMillionRuns">Money for a million pipeline runs at that rate.</param>
public sealed record PredictedBill(string PriceSheet, string Currency, CostModel Model, PredictedFigure PerMonth, double PerMillionRuns);

/// <summary>The amount of traffic at which a side that is paid per use costs as much as another in pods.</summary>
/// <param name="PriceSheet">Name of the price sheet.</param>
/// <param name="Side">The side that is paid per use.</param>
/// <param name="Reference">The side in pods.</param>
/// <param name="Factor">By what the trace is multiplied there; null where it is nowhere between 0.01 and 100.</param>
/// <param name="Interval">Of 95 %; null where there are too few rounds, no crossing, or one further from 1 than the bill of the trace can
/// tell of.</param>
/// <param name="IsCheaperBelow">Whether the side paid per use costs less with the least traffic.</param>
/// <param name="IsOnly">Whether they part there once and for all; false where it comes to be the other way around again, as it may where
/// the other needs a further pod.</param>
public sealed record PredictedCrossing(
    string PriceSheet, string Side, string Reference, double? Factor, Interval? Interval, bool IsCheaperBelow, bool IsOnly = true);

/// <summary>What is asked of a prediction.</summary>
public sealed record PredictionRequest
{
    /// <summary>Keep-alives that are usual, in seconds: 1 to 60 minutes.</summary>
    public static IReadOnlyList<double> UsualKeepAlives { get; } = [60, 120, 300, 600, 900, 1800, 3600];

    /// <summary>What the trace is called.</summary>
    public required string Trace { get; init; }

    /// <summary>The keep-alives, in seconds, above 0, ascending, at least one.</summary>
    public IReadOnlyList<double> KeepAlives { get; init; } = UsualKeepAlives;

    /// <summary>How many calls a process that is scaled to zero takes at once.</summary>
    public ReplicaCalls Calls { get; init; }

    /// <summary>Of all that is drawn; null for that of the run's order.</summary>
    public int? Seed { get; init; }

    /// <summary>The prices.</summary>
    public required IReadOnlyList<Cost.Prices.PriceSheet> Prices { get; init; }

    /// <summary>The command line that repeats it.</summary>
    public string Command { get; init; } = "";

    /// <summary>What is wrong with the raw files of the run, of <see cref="Experiments.Results.RawFiles.ProblemAsync"/>; null where
    /// nothing is known to be.</summary>
    public string? RawFilesProblem { get; init; }

    internal double TrafficKeepAlive => KeepAlives[KeepAlives.Count / 2];
}
