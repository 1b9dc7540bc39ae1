using System.Text;
using IrisBench.Evaluation;
using IrisBench.Experiments;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;
using Spectre.Console;

namespace IrisBench.Reporting;

/// <summary>What changed from one version or run to another, on a terminal.</summary>
public static class DifferenceReport
{
    /// <summary>Writes it.</summary>
    public static void Write(IAnsiConsole console, RunDifference difference)
    {
        console.WriteLines([$"{difference.Before} (before) and {difference.After} (after) {DifferenceWording.How(difference)}"]);
        if (difference.Changes.Count > 0)
            console.WriteTable(DifferenceTable.Of(difference));
        console.WriteLines(
        [
            // Of one run they stand in its report, which was printed before.
            .. DifferenceWording.Failures(difference).Concat(difference.Run is null ? difference.Warnings : [])
                .Select(warning => $"Warning: {warning}"),
            DifferenceWording.Of(difference),
        ]);
    }
}

/// <summary>What changed from one version or run to another, as a comment for a pull request.</summary>
public static class DifferenceComment
{
    // What a reviewer reads; the rest is in the JSON. A comment may have 65,536 characters.
    private const int MostRows = 100;
    private const int MostWarnings = 20;
    private const int MostCharacters = 400;

    /// <summary>The comment, in GitHub Flavored Markdown: the verdict first, then the figures.</summary>
    public static string Of(RunDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        var text = new StringBuilder()
            .Append("### irisbench: ").Append(DifferenceWording.Head(difference.Answer)).Append("\n\n")
            .Append("**").Append(MarkdownText.Escape(DifferenceWording.Of(difference))).Append("**\n\n")
            .Append(difference.Changes.Count == 0 ? "" : MarkdownText.Table(
                DifferenceTable.Of(difference with { Changes = [.. difference.Changes.Take(MostRows)] })))
            .Append(More(difference.Changes.Count - MostRows, "changes")).Append('\n')
            .Append(Code(difference.Before)).Append(" (before) and ").Append(Code(difference.After)).Append(" (after) ")
            .Append(DifferenceWording.How(difference)).Append(' ')
            .Append("A ratio is after to before; a regression is one whose whole 95 % interval is worse than the threshold.\n");
        string[] warnings = [.. DifferenceWording.Failures(difference), .. difference.Warnings];
        foreach (var warning in warnings.Take(MostWarnings))
            text.Append("\n> Warning: ").Append(Code(warning)).Append('\n');
        return text.Append(More(warnings.Length - MostWarnings, "warnings")).ToString();
    }

    /// <summary>The verdict alone, in a sentence.</summary>
    public static string SentenceOf(RunDifference difference) => DifferenceWording.Of(difference);

    // Of what a run's folder says anything may stand in it, also what calls people or links to commits where it is no code.
    private static string Code(string text) => MarkdownText.Code(Excerpt.Of(text, MostCharacters));

    private static string More(int count, string what) => count <= 0 ? "" : $"\n{Quantity.Count(count)} more {what} are left out.\n";
}

/// <summary>Each side of two runs, in each measure.</summary>
internal static class DifferenceTable
{
    public static DataTable Of(RunDifference difference) => difference.Run is null
        ? DataTable.Of(
            ["Side", "Measure", "Before", "After", "Ratio", "95 % interval", "Change"], difference.Changes,
            change => [change.Side, .. Figures(change), Word(change, difference)], 1, 6)
        : DataTable.Of(
            ["Measure", "Before", "After", "Ratio", "95 % interval", "Before by itself", "Change"], difference.Changes,
            change => [.. Figures(change), IntervalWording.Of(change.NoiseFloor, Quantity.Ratio), Word(change, difference)], 6);

    private static string[] Figures(Change change)
    {
        var wording = MeasureWordings.Of(change.Measure);
        return
        [
            wording.Label, wording.Format(change.Before), wording.Format(change.After),
            Quantity.Ratio(change.Ratio), IntervalWording.Of(change.RatioInterval, Quantity.Ratio),
        ];
    }

    private static string Word(Change change, RunDifference difference) => change.Kind switch
    {
        ChangeKind.TooFewRounds => "too few rounds",
        ChangeKind.Withheld => "not compared",
        ChangeKind.NotKnown when change.IsWithinThreshold => $"not worse by more than {Quantity.Percent(difference.Threshold)}",
        ChangeKind.NotKnown => "not known",
        ChangeKind.Same => "the same",
        ChangeKind.Better => "better",
        ChangeKind.Worse when change.IsWithinThreshold => "worse, within the threshold",
        ChangeKind.Worse => "worse, not known by how much",
        ChangeKind.Regression => "regression",
        _ => change.Kind.ToString(),
    };
}

internal static class DifferenceWording
{
    private const int Most = 20;

    /// <summary>The answer in a word or two.</summary>
    public static string Head(DifferenceAnswer answer) => answer switch
    {
        DifferenceAnswer.Regression => "a regression",
        DifferenceAnswer.NoRegression => "no regression",
        _ => "not known",
    };

    /// <summary>How the two were measured, and of two runs what that cannot tell.</summary>
    public static string How(RunDifference difference) => difference.Run is not null
        ? "took turns in one run, the first of them twice."
        : "are two runs of two hours: what the machine or a neighbour did in one of them cannot be told from a change. "
            + "`irisbench ab` measures two versions in turns.";

    /// <summary>What became of the threshold, in a sentence.</summary>
    public static string Of(RunDifference difference)
    {
        string[] failing = [.. difference.Failures.Where(change => change.IsRise).Select(Of)];
        string[] worse =
            [.. difference.Changes.Where(change => change.Kind == ChangeKind.Regression).Select(change => Of(change, difference))];
        string[] sentences =
        [
            .. failing.Length > 0 ? [$"More runs fail: {string.Join("; ", failing)}."] : Array.Empty<string>(),
            .. worse.Length > 0 ? [$"Worse by more than {Quantity.Percent(difference.Threshold)}: {string.Join("; ", worse.Take(Most))}"
                + (worse.Length > Most ? $" and {worse.Length - Most} more." : ".")] : Array.Empty<string>(),
        ];
        return sentences.Length > 0
            ? string.Join(" ", sentences)
            : difference.Answer == DifferenceAnswer.NotKnown ? NotKnown(difference)
            : $"Nothing is worse by more than {Quantity.Percent(difference.Threshold)}.";
    }

    private static string NotKnown(RunDifference difference)
    {
        string[] missing =
        [
            .. difference.NotCompared.GroupBy(row => row.Reason).Take(Most)
                .Select(row => $"{Headline.Enumeration(row.Select(one => What(one.Side, one.Measure, difference)))}: {row.Key}"),
        ];
        var notCompared = missing.Length == 0 ? "" : $"Not compared: {string.Join("; ", missing)}.";
        string[] open =
        [
            .. difference.Changes.Where(change => !change.IsWithinThreshold).Take(Most).Select(change => What(change, difference)
                + (change.RatioInterval is null ? "" : $" {IntervalWording.Of(change.RatioInterval, Quantity.Ratio)}")),
        ];
        return difference.Changes.Count == 0
            ? $"Nothing could be compared, so whether anything is worse is not known. {notCompared}".TrimEnd()
            : $"Nothing is shown to be worse by more than {Quantity.Percent(difference.Threshold)}, but it is not excluded of "
                + Headline.Enumeration(
                    open.Length > 0 ? open : difference.NotCompared.Take(Most).Select(row => What(row.Side, row.Measure, difference)))
                + $". {notCompared}".TrimEnd();
    }

    /// <summary>Sides of which runs fail, but not more than before.</summary>
    public static IEnumerable<string> Failures(RunDifference difference)
        => difference.Failures.Where(change => change is { IsRise: false } and ({ FailedBefore: > 0 } or { FailedAfter: > 0 }))
            .Select(change => $"Runs fail: {Of(change)}. {WhyNoRise(change)}".TrimEnd());

    private static string WhyNoRise(FailureChange change) => change switch
    {
        { IsOfFaults: true } => "The experiment makes them fail, so how many do decides nothing; ask for runs lost by --measure.",
        { PValue: { } chance } when (long)change.FailedAfter * change.RunsBefore > (long)change.FailedBefore * change.RunsAfter
            => $"As large a rise is {(chance < 0.001 ? "hardly ever" : $"in {Quantity.Percent(chance)} of such runs")} chance alone.",
        _ => "",
    };

    // Of two versions there is one side.
    private static string What(Change change, RunDifference difference) => What(change.Side, change.Measure, difference);

    private static string What(string side, string measure, RunDifference difference)
        => $"{(difference.Run is null ? $"{side}, " : "")}{MeasureWordings.Of(measure).Noun}";

    private static string Of(FailureChange change)
        => $"{change.Side}, {change.FailedBefore} of {change.RunsBefore} before, {change.FailedAfter} of {change.RunsAfter} after";

    private static string Of(Change change, RunDifference difference)
        => $"{What(change, difference)}, "
            + (change.Ratio is { } ratio ? IntervalWording.Of(ratio, change.RatioInterval, Quantity.Ratio) : "from nothing");
}
