using IrisBench.Reporting.Charts;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting;

/// <summary><c>report.md</c> of a run.</summary>
internal static class MarkdownReport
{
    public static string Of(ReportModel model)
    {
        var (summary, cost) = (model.Summary, model.Summary.Cost);
        var text = new MarkdownDocument(model.Charts);
        text.Head(model.Header, model.Headline, ExperimentWording.Of(model.Header.Experiment, model.Summary.EndedEarlyAfter));
        if (model.HasSeveral)
        {
            text.Pictures("all-sides");
            text.Table(ComparisonTable.Ratios([.. model.HeadlinesBySide.SelectMany(rows => rows)], summary));
        }

        if (summary.Faults.Count > 0)
        {
            text.Heading(2, "What failed meanwhile");
            text.Paragraph(FaultWording.Explanation);
            text.Lines(FaultWording.Sentences(summary), "");
            text.Table(FaultTable.Of(summary));
            text.Pictures("faults");
        }

        text.Section(2, "CPU, memory and time", OriginalTable.Of(summary), "cpu-timeline", "memory-timeline");
        if (StageTable.Of(summary) is { } stages)
        {
            text.Section(2, "How the sides met the load", stages, [.. OverTimeCharts.Ids.Where(id => model.Chart(id) is not null)]);
            if (StageTable.NoteOf(summary) is { } note)
                text.Paragraph(note);
        }

        text.Heading(2, "Comparison");
        foreach (var rows in model.ComparisonsBySide)
        {
            text.Section(3, $"{rows[0].Side} against {rows[0].Reference}", ComparisonTable.Of(rows, summary));
            text.Lines([.. rows.Select(row => $"{MeasureWordings.Of(row.Measure).Label}: {row.Verdict.Text}")], "");
            text.Pictures($"ratios-{model.Sides.IndexOf(rows[0].Side)}");
        }

        text.Pictures("execution-time", "cpu-time", "memory-max", "throughput");
        text.Section(2, "Latency", LatencyTable.Of(summary), "latency");
        text.Section(2, "Steps", StepTable.Of(summary), "steps");
        if (model.Chart("cold-starts") is not null)
            text.Section(2, "Cold starts", ColdStartTable.Of(summary), "cold-starts");

        text.Heading(2, "The platform's tax");
        text.Lines(PlatformTaxWording.Of(summary), "");
        text.Table(ComponentTable.Of(summary));
        text.Pictures("cpu-split");
        text.Heading(2, "Cost");
        text.Paragraph(CostWording.Of(cost));
        text.Table(CostTable.Of(cost));
        text.Lines([.. cost.BreakEvens.Select(even => even.Text), .. cost.Notes], "");
        text.Pictures("cost");

        text.Heading(2, "Before trusting this");
        text.Lines(summary.Warnings, "No warnings.");
        text.Lines(TrustWording.VoidRounds(summary), "No round is void, late, repeated or disturbed.");
        text.Lines(TrustWording.Errors(summary), "No pipeline run failed.");
        text.Lines(TrustWording.Measuring(summary), "");
        if (model.Chart("neighbours") is not null)
            text.Pictures("neighbours");
        text.Repeat(model.Header, ParityTable.Of(model.Header));
        return text.ToString();
    }
}
