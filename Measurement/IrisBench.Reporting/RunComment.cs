using System.Text;
using IrisBench.Evaluation;

namespace IrisBench.Reporting;

/// <summary>What a run found, as a short text in Markdown with links to the reports, for whoever asked for the run.</summary>
public static class RunComment
{
    /// <summary>The text.</summary>
    /// <param name="headline">What the report says above all.</param>
    /// <param name="reports">The run, and the one that it is compared with, each with the address of its report.</param>
    /// <param name="difference">How the two differ; null of a run by itself.</param>
    public static string Of(
        IReadOnlyList<string> headline, IReadOnlyList<(string Run, Uri Report)> reports, RunDifference? difference = null)
    {
        ArgumentNullException.ThrowIfNull(headline);
        ArgumentNullException.ThrowIfNull(reports);
        var text = new StringBuilder();
        if (difference is not null)
            text.Append(DifferenceComment.Of(difference)).Append('\n');
        // The verdict is what matters most, where there is one.
        var mark = difference is null ? "**" : "";
        foreach (var sentence in headline)
            text.Append(mark).Append(MarkdownText.Escape(sentence)).Append(mark).Append("\n\n");
        foreach (var (run, report) in reports)
            text.Append("[Report of ").Append(MarkdownText.Escape(run)).Append("](").Append(report.AbsoluteUri).Append(")\n\n");
        return text.ToString().TrimEnd('\n');
    }
}
