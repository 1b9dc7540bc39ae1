using IrisBench.Evaluation.Differences;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Tables;

/// <summary>Each side of two runs, in each measure.</summary>
internal static class DifferenceTable
{
    public static DataTable Of(RunDifference difference) => new(
        ["Side", "Measure", "Before", "After", "Ratio", "95 % interval", "p", "Change"],
        [.. difference.Changes.Select(Row)])
    {
        TextColumns = [1, 7],
    };

    private static IReadOnlyList<string> Row(Change change)
    {
        var wording = MeasureWordings.Of(change.Measure);
        return
        [
            change.Side, wording.Label, wording.Format(change.Before), wording.Format(change.After), change.Ratio is { } ratio ? Quantity.Ratio(ratio) : "–",
            IntervalWording.Of(change.RatioInterval, Quantity.Ratio), change.PValue is { } p ? Quantity.PValue(p) : "–", Word(change.Kind),
        ];
    }

    private static string Word(ChangeKind kind) => kind switch
    {
        ChangeKind.TooFewRounds => "too few rounds",
        ChangeKind.NoChangeShown => "no change shown",
        ChangeKind.Better => "better",
        ChangeKind.Worse => "worse, within the threshold",
        ChangeKind.Regression => "regression",
        _ => kind.ToString(),
    };
}
