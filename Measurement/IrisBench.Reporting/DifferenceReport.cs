using System.Text;
using IrisBench.Evaluation;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;
using Spectre.Console;

namespace IrisBench.Reporting;

/// <summary>What changed from one run to another, on a terminal.</summary>
public static class DifferenceReport
{
    /// <summary>Writes it.</summary>
    public static void Write(IAnsiConsole console, RunDifference difference)
    {
        console.WriteLines([$"{difference.Before} (before) and {difference.After} (after)"]);
        console.WriteTable(DifferenceTable.Of(difference));
        console.WriteLines([.. difference.Warnings.Select(warning => $"Warning: {warning}"), DifferenceWording.Of(difference)]);
    }
}

/// <summary>What changed from one run to another, as a comment for a pull request.</summary>
public static class DifferenceComment
{
    /// <summary>The comment, in GitHub Flavored Markdown: the verdict first, then the figures.</summary>
    public static string Of(RunDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        var text = new StringBuilder()
            .Append("### irisbench: ").Append(difference.HasRegression ? "a regression" : "no regression").Append("\n\n")
            .Append("**").Append(MarkdownText.Escape(DifferenceWording.Of(difference))).Append("**\n\n")
            .Append(MarkdownText.Table(DifferenceTable.Of(difference))).Append('\n')
            .Append(MarkdownText.Escape($"{difference.Before} (before) and {difference.After} (after). A ratio is after to before; "
                + "a regression is one whose whole 95 % interval is worse than the threshold.")).Append('\n');
        foreach (var warning in difference.Warnings)
            text.Append("\n> Warning: ").Append(MarkdownText.Escape(warning)).Append('\n');
        return text.ToString();
    }
}

/// <summary>Each side of two runs, in each measure.</summary>
internal static class DifferenceTable
{
    public static DataTable Of(RunDifference difference) => DataTable.Of(
        ["Side", "Measure", "Before", "After", "Ratio", "95 % interval", "Change"], difference.Changes, Row, 1, 6);

    private static IReadOnlyList<string> Row(Change change)
    {
        var wording = MeasureWordings.Of(change.Measure);
        return
        [
            change.Side, wording.Label, wording.Format(change.Before), wording.Format(change.After),
            change.Ratio is { } ratio ? Quantity.Ratio(ratio) : "–", IntervalWording.Of(change.RatioInterval, Quantity.Ratio),
            Word(change.Kind),
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

internal static class DifferenceWording
{
    /// <summary>What became of the threshold, in a sentence.</summary>
    public static string Of(RunDifference difference) => difference.HasRegression
        ? $"Worse by more than {Quantity.Percent(difference.Threshold)}: "
            + $"{string.Join("; ", difference.Changes.Where(change => change.Kind == ChangeKind.Regression).Select(Of))}."
        : $"Nothing is shown to be worse by more than {Quantity.Percent(difference.Threshold)}.";

    private static string Of(Change change)
        => $"{change.Side}, {MeasureWordings.Of(change.Measure).Label.ToLowerInvariant()}, "
            + $"{(change.Ratio is { } ratio ? Quantity.Ratio(ratio) : "from nothing")} "
            + $"{IntervalWording.Of(change.RatioInterval, Quantity.Ratio)}";
}
