using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Charts;

/// <summary>Charts that there is one of for each measure or side.</summary>
internal static class ReportCharts
{
    private static readonly string[] RoundByRound = [Measures.PipelineSeconds, Measures.CpuSecondsPerRun, Measures.WorkingSetMaxBytes, Measures.Throughput];

    /// <summary>The rounds of the measures a reader looks for first.</summary>
    public static IReadOnlyList<StripChart> Rounds(ReportModel model)
        => [.. RoundByRound.Where(measure => model.Summary.Sides.Any(side => side.Measures.Any(found => found.Measure == measure && found.Values.Count > 0)))
            .Select(measure => new StripChart(MeasureWordings.Of(measure), model.Sides, model.Summary))];

    /// <summary>Each side against the reference.</summary>
    public static IReadOnlyList<RatioChart> Ratios(ReportModel model)
        => [.. model.ComparisonsBySide.Select(comparisons => new RatioChart(model.Sides.IndexOf(comparisons[0].Side), comparisons, model.Noise))];
}
