using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Tables;

/// <summary>One side against the reference in every measure.</summary>
internal static class ComparisonTable
{
    public static DataTable Of(IReadOnlyList<Comparison> comparisons, RunSummary summary) => new(
        [RunWording.Of(summary.Run.Scope), comparisons[0].Side, comparisons[0].Reference, "Ratio",
            "95 % interval", "Noise floor", "Verdict", "p", "Cliff's delta"],
        [.. comparisons.Select(comparison => Row(comparison, summary))])
    {
        TextColumns = [6],
    };

    /// <summary>What fits a terminal.</summary>
    public static DataTable Short(IReadOnlyList<Comparison> comparisons, RunSummary summary) => new(
        [$"{comparisons[0].Side} against {comparisons[0].Reference}", "Ratio", "95 % interval", "Noise floor", "Verdict"],
        [
            .. comparisons.Select(row => (IReadOnlyList<string>)
            [
                MeasureWordings.Of(row.Measure).Label, Quantity.Ratio(row.Ratio), IntervalWording.Of(row.RatioInterval, Quantity.Ratio),
                IntervalWording.Of(Noise(row, summary)?.RatioInterval, Quantity.Ratio), RunWording.Of(row.Verdict),
            ]),
        ])
    {
        TextColumns = [4],
    };

    private static NoiseFloor? Noise(Comparison row, RunSummary summary)
        => summary.NoiseFloors.FirstOrDefault(floor => floor.Measure == row.Measure);

    private static string[] Row(Comparison row, RunSummary summary)
    {
        var wording = MeasureWordings.Of(row.Measure);
        return
        [
            wording.Label, Median(row.Side), Median(row.Reference), Quantity.Ratio(row.Ratio),
            IntervalWording.Of(row.RatioInterval, Quantity.Ratio),
            IntervalWording.Of(Noise(row, summary)?.RatioInterval, Quantity.Ratio),
            RunWording.Of(row.Verdict),
            row.PValue is { } p ? Quantity.PValue(p) : "–", Quantity.Effect(row.EffectSize),
        ];

        string Median(string side)
            => summary.Sides.First(found => found.Side == side).Measures.FirstOrDefault(found => found.Measure == row.Measure) is { } found
                ? wording.Format(found.Median) : "–";
    }
}
