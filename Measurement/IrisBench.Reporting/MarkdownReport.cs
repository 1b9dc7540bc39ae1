using System.Globalization;
using System.Text;
using IrisBench.Reporting.Plots;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting;

/// <summary><c>report.md</c>: the tables of the report, with links to its plots.</summary>
internal sealed class MarkdownReport(ReportModel model, IReadOnlyList<PlotFile> plots)
{
    private readonly StringBuilder _text = new();

    public string Write()
    {
        var (header, summary) = (model.Header, model.Summary);
        Heading(1, header.Experiment.Name);
        foreach (var sentence in model.Headline)
            Paragraph($"**{MarkdownText.Escape(sentence)}**");
        if (header.Experiment.Description is { Length: > 0 } description)
            Paragraph(MarkdownText.Escape(description));
        Paragraph(MarkdownText.Escape(ExperimentWording.Of(header.Experiment)));
        Paragraph(MarkdownText.Escape(string.Create(
            CultureInfo.InvariantCulture,
            $"{header.StartedAt:yyyy-MM-dd HH:mm zzz}, {header.Machine.Cpu}, {header.Machine.Cores} cores. {RunWording.Of(header)}")));

        Section("CPU, memory and time", OriginalTable.Of(summary));
        Pictures("cpu-timeline", "memory-timeline");
        Heading(2, "Comparison");
        foreach (var comparisons in model.ComparisonsBySide)
        {
            Section($"{comparisons[0].Side} against {comparisons[0].Reference}", ComparisonTable.Of(comparisons, summary), 3);
            Lines([.. comparisons.Select(row => $"{MeasureWordings.Of(row.Measure).Label}: {row.Verdict.Text}")], "");
        }

        Pictures(
        [
            .. plots.Select(plot => plot.Name).Where(name => name.StartsWith("ratios-", StringComparison.Ordinal)),
            "execution-time", "cpu-time", "memory-max",
        ]);
        Section("Latency", LatencyTable.Of(summary), pictures: "latency");
        Section("Steps", StepTable.Of(summary), pictures: "steps");
        if (summary.Sides.Any(side => side.ColdStarts.Count > 0))
            Section("Cold starts", ColdStartTable.Of(summary), pictures: "cold-starts");

        Heading(2, "The platform's tax");
        Lines(PlatformTaxWording.Of(summary), "");
        Table(ComponentTable.Of(summary));
        Pictures("cpu-split");
        AppendCost();
        AppendTrust();
        AppendRepeat();
        return _text.ToString();
    }

    private void AppendCost()
    {
        var cost = model.Summary.Cost;
        Heading(2, "Cost");
        Paragraph(MarkdownText.Escape(string.Create(
            CultureInfo.InvariantCulture,
            $"Local seconds at list prices are a model, not a bill. Prices: {cost.PriceSheet}, {cost.PriceDate:yyyy-MM-dd}.")));
        Table(CostTable.Of(cost));
        Lines([.. cost.BreakEvens.Select(even => even.Text), .. cost.Notes], "");
        Pictures("cost");
    }

    private void AppendTrust()
    {
        Heading(2, "Before trusting this");
        Lines(model.Summary.Warnings, "No warnings.");
        Lines(TrustWording.VoidRounds(model.Summary), "No round is void.");
        Lines(TrustWording.Errors(model.Summary), "No pipeline run failed.");
        Lines(TrustWording.Measuring(model.Summary), "");
    }

    private void AppendRepeat()
    {
        Heading(2, "Repeat it");
        _text.Append(MarkdownText.Block(PlainText.Clean(model.Header.Command), "sh")).Append('\n');
        Table(MachineTable.Of(model.Header));
        Section("Parity", ParityTable.Of(model.Header), 3);
        _text.Append(MarkdownText.Block(ExperimentText.Of(model.Header.Experiment), "json"));
    }

    private void Section(string heading, DataTable table, int level = 2, string? pictures = null)
    {
        Heading(level, heading);
        Table(table);
        if (pictures is not null)
            Pictures(pictures);
    }

    private void Heading(int level, string text)
        => _text.Append(new string('#', level)).Append(' ').Append(MarkdownText.Escape(text)).Append("\n\n");

    private void Paragraph(string markdown) => _text.Append(markdown).Append("\n\n");

    private void Table(DataTable table) => _text.Append(MarkdownText.Table(table)).Append('\n');

    private void Lines(IReadOnlyList<string> lines, string none)
    {
        foreach (var line in lines)
            _text.Append("- ").Append(MarkdownText.Escape(line)).Append('\n');
        if (lines.Count == 0 && none.Length > 0)
            _text.Append(none).Append('\n');
        if (lines.Count > 0 || none.Length > 0)
            _text.Append('\n');
    }

    private void Pictures(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (plots.FirstOrDefault(plot => plot.Name == name) is { } plot)
                Paragraph($"![{MarkdownText.Escape(plot.Title)}](plots/{plot.Name}.svg)");
        }
    }
}
