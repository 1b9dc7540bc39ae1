using System.Globalization;
using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Warnings;

/// <summary>About the rounds of one side.</summary>
internal static class SideWarnings
{
    private const int FewestForP99 = 1000;

    public static IEnumerable<string> Of(SideSummary side)
    {
        if (side.VoidRounds.Count > 0)
            yield return $"{side.Side}: {Counted.Of(side.VoidRounds.Count, "round")} void and not counted. {string.Join("; ", side.VoidRounds)}.";
        if (side.Rounds == 0)
            yield return $"{side.Side}: no round counts, so there is nothing to tell of it.";
        else if (side.Rounds < MedianInterval.FewestValues)
            yield return $"{side.Side}: {Counted.Of(side.Rounds, "round")} counted; no interval and no verdict below {MedianInterval.FewestValues}.";
        if (side.Errors.Count > 0)
            yield return $"{side.Side}: {side.Errors.Values.Sum()} of {Counted.Of(side.PipelineRuns, "pipeline run")} failed; latencies are of the others, CPU and memory of all.";
        if (side.Latency is { P99: not null, Count: < FewestForP99 })
            yield return $"{side.Side}: the 99th percentile of {side.Latency.Count} pipeline runs is rough; {FewestForP99} are wanted.";
        if (OutliersOf(side) is { Length: > 0 } outliers)
            yield return $"{side.Side}: rounds outside Tukey's fences, marked and still counted: {string.Join(", ", outliers)}.";
    }

    private static string[] OutliersOf(SideSummary side)
        => [.. side.Measures
            .Where(measure => measure.Measure is Measures.PipelineSeconds or Measures.Throughput or Measures.CpuSecondsPerRun or Measures.WorkingSetMaxBytes)
            .Where(measure => measure.Outliers.Count > 0)
            .Select(measure => string.Create(CultureInfo.InvariantCulture, $"{measure.Outliers.Count} of {measure.Values.Count} in {measure.Measure}"))];
}
