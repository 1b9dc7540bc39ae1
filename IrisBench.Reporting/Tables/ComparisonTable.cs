using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Tables;

/// <summary>One side against the reference in every measure.</summary>
internal static class ComparisonTable
{
    public static DataTable Of(IReadOnlyList<Comparison> comparisons, ReportModel model) => new(
        ["Measure", comparisons[0].Side, comparisons[0].Reference, "Ratio", "95 % interval", "Noise floor", "p", "Effect", "Verdict"],
        [.. comparisons.Select(comparison => Row(comparison, model))])
    {
        TextColumns = [8],
    };

    private static string[] Row(Comparison row, ReportModel model)
    {
        var wording = MeasureWordings.Of(row.Measure);
        return
        [
            wording.Label, Median(row.Side), Median(row.Reference), Quantity.Ratio(row.Ratio), IntervalWording.Of(row.RatioInterval, Quantity.Ratio),
            IntervalWording.Of(model.Noise.GetValueOrDefault(row.Measure)?.RatioInterval, Quantity.Ratio),
            row.PValue is { } p ? Quantity.PValue(p) : "–", EffectWording.Of(row.EffectSize), row.Verdict.Text,
        ];

        string Median(string side)
            => model.Summary.Sides.First(found => found.Side == side).Measures.FirstOrDefault(found => found.Measure == row.Measure) is { } found
                ? wording.Format(found.Median) : "–";
    }
}
