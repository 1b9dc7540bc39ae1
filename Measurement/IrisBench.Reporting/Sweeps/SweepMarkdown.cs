using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Sweeps;

/// <summary><c>report.md</c> of a sweep.</summary>
internal static class SweepMarkdown
{
    public static string Of(SweepModel model)
    {
        var (summary, text) = (model.Summary, new MarkdownDocument(model.Charts));
        text.Head(summary.Run, model.Headline, SweepWording.Of(summary));
        if (summary.Crossings.Count > 0)
            text.Section(2, "Where the sides part", SweepTables.Crossings(summary));
        foreach (var line in model.Lines)
        {
            text.Section(2, $"Points{line.Suffix}", SweepTables.Points(model, line));
            if (model.Sides.Names.Count > 1)
                text.Section(3, $"Time by the reference's{line.Suffix}", SweepTables.Ratios(model, line, Measures.PipelineSeconds));
            text.Pictures(SweepCharts.Of(model, line).Select(chart => chart.Id));
        }

        foreach (var map in HeatMapChart.All(model))
            text.Section(2, map.Title, map.Data, map.Id);
        text.Heading(2, "Before trusting this");
        text.Lines([.. SweepWording.EarlyEnds(summary), .. summary.Warnings, .. summary.Run.Notes], "No warnings.");
        text.Lines(SweepWording.VoidRounds(summary), "No round is void, late, repeated or disturbed.");
        text.Repeat(summary.Run);
        return text.ToString();
    }
}
