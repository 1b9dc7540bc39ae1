using System.Text;
using IrisBench.Evaluation.Differences;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Markdown;

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
            .Append(MarkdownText.Escape($"{difference.Before} (before) and {difference.After} (after). A ratio is after to before; a regression is one whose whole 95 % interval is worse than the threshold.")).Append('\n');
        foreach (var warning in difference.Warnings)
            text.Append("\n> Warning: ").Append(MarkdownText.Escape(warning)).Append('\n');
        return text.ToString();
    }
}
