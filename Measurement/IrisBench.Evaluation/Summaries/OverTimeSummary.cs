namespace IrisBench.Evaluation.Summaries;

/// <summary>A window of the rounds of a side: medians over the rounds, and percentiles of all their runs together.</summary>
/// <param name="AtSeconds">When it begins, in seconds since the round began.</param>
/// <param name="Seconds">How long it is.</param>
/// <param name="AskedPerSecond">Pipeline runs that should have been sent in it, per second; those that were not sent are missing.</param>
/// <param name="AnsweredPerSecond">Answers that came in it, per second.</param>
/// <param name="P50">Median latency in seconds of the runs that should have been sent in it; null where none was answered.</param>
/// <param name="P99">99th percentile; null below 100 latencies, of which it would be the largest.</param>
/// <param name="Failed">Runs that were not answered.</param>
/// <param name="ColdStarts">Cold starts that its runs waited for.</param>
/// <param name="Replicas">Processes of the side at its end; null without samples.</param>
/// <param name="Cores">Cores busy in it; null without samples.</param>
/// <param name="Bytes">Working set at its end; null without samples.</param>
public sealed record WindowSummary(
    double AtSeconds, double Seconds, double AskedPerSecond, double AnsweredPerSecond, double? P50, double? P99, double Failed,
    double ColdStarts, double? Replicas, double? Cores, double? Bytes);

/// <summary>A stage of the load at a side, all rounds together.</summary>
/// <param name="Stage">What it is called.</param>
/// <param name="BeginSeconds">When it begins, in seconds since the round began.</param>
/// <param name="EndSeconds">When it ends.</param>
/// <param name="PipelineRuns">Runs that should have been sent in it and were, failed ones included.</param>
/// <param name="Failed">Those that were not answered.</param>
/// <param name="ColdStarts">Cold starts that they waited for.</param>
/// <param name="Latency">Latency of the others, of rounds that were not sent late.</param>
public sealed record StageSummary(
    string Stage, double BeginSeconds, double EndSeconds, int PipelineRuns, int Failed, int ColdStarts, LatencySummary Latency)
{
    /// <summary>How often the objective began to be missed in it; null without an objective, and where no round tells it.</summary>
    public int? Breaches { get; init; }

    /// <summary>After how many of these it was not met again before the load ended.</summary>
    public int? NotRecovered { get; init; }

    /// <summary>Median over the rounds in which it began to be missed, and was met again, of the longest time to recover, in seconds;
    /// null where there are none.</summary>
    public double? RecoverySeconds { get; init; }

    /// <summary>Of that median; null below 6 rounds, and where it was not met again in one.</summary>
    public Interval? RecoveryInterval { get; init; }

    /// <summary>Seconds by the share of their runs that were over the objective, median over the rounds.</summary>
    public double? ViolationSeconds { get; init; }
}
