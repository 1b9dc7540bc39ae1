using System.Globalization;
using System.Text;
using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Plots;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Sweeps;

/// <summary><c>report.md</c> of a sweep.</summary>
internal static class SweepMarkdown
{
    public static string Of(SweepModel model, IReadOnlyList<PlotFile> plots)
    {
        var (summary, header, text) = (model.Summary, model.Summary.Run, new StringBuilder());
        Line($"# {MarkdownText.Escape(header.Experiment.Name)}");
        foreach (var sentence in model.Headline)
            Line($"**{MarkdownText.Escape(sentence)}**");
        if (header.Experiment.Description is { Length: > 0 } description)
            Line(MarkdownText.Escape(description));
        Line(MarkdownText.Escape(SweepWording.Of(summary)));
        Line(MarkdownText.Escape(string.Create(
            CultureInfo.InvariantCulture,
            $"{header.StartedAt:yyyy-MM-dd HH:mm zzz}, {header.Machine.Cpu}, {header.Machine.Cores} cores. {RunWording.Of(header)}")));
        if (summary.Crossings.Count > 0)
            Table("## Where the sides part", SweepTables.Crossings(summary));
        foreach (var line in model.Lines)
        {
            Table($"## Points{MarkdownText.Escape(line.Suffix)}", SweepTables.Points(model, line));
            if (model.Sides.Names.Count > 1)
            {
                Table(
                    $"### Time by the reference's{MarkdownText.Escape(line.Suffix)}",
                    SweepTables.Ratios(model, line, Measures.PipelineSeconds));
            }

            foreach (var plot in plots.Where(plot => plot.Name.EndsWith($"-{line.Index}", StringComparison.Ordinal)))
                Line($"![{MarkdownText.Escape(plot.Title)}](plots/{plot.Name}.svg)");
        }

        foreach (var map in HeatMapChart.All(model))
            Table($"## {MarkdownText.Escape(map.Title)}", map.Data);
        Line("## Before trusting this");
        Line(string.Join('\n', ((IEnumerable<string>)[.. SweepWording.EarlyEnds(summary), .. summary.Warnings, .. header.Notes])
            .DefaultIfEmpty("No warnings.").Select(warning => $"- {MarkdownText.Escape(warning)}")));
        Line("## Repeat it");
        Line(MarkdownText.Block(PlainText.Clean(header.Command), "sh"));
        Table("### Where and when", MachineTable.Of(header));
        text.Append(MarkdownText.Block(ExperimentText.Of(header.Experiment), "json"));
        return text.ToString();

        void Line(string markdown) => text.Append(markdown.TrimEnd('\n')).Append("\n\n");

        void Table(string heading, DataTable table)
        {
            Line(heading);
            Line(MarkdownText.Table(table));
        }
    }
}
