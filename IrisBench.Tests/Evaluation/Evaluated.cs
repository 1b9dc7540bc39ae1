using System.Text.Json;
using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Tests.Experiments;

namespace IrisBench.Tests.Evaluation;

/// <summary>Synthetic runs, evaluated.</summary>
internal static class Evaluated
{
    /// <summary>Ten rounds of both sides that are all alike, so that every figure can be reckoned by hand.</summary>
    public static readonly SyntheticRun Exact = new() { Noise = 0 };

    public static RunSummary Summary(SyntheticRun run) => Of(run.Build());

    public static RunSummary Of(RawRun run) => RunEvaluation.Of(run, PriceSheets.Default);

    public static SideSummary SideOf(SyntheticRun run, string side) => Summary(run).Sides.Single(summary => summary.Side == side);

    public static string Json(RunSummary summary) => JsonSerializer.Serialize(summary, EvaluationJson.Default.RunSummary);

    public static void AssertMedian(double expected, SideSummary side, string measure)
        => Assert.Equal(expected, side.Measures.Single(summary => summary.Measure == measure).Median, Math.Abs(expected) * 1e-9);
}
