using System.Text;
using IrisBench.Experiments.Results;
using IrisBench.Reporting.Charts;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;
using static System.FormattableString;

namespace IrisBench.Reporting;

/// <summary>Pieces of a GitHub Flavored Markdown document (https://github.github.com/gfm), made safe for any text in them.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_{}[]<>#|~&$";

    /// <summary>Text that means nothing but itself.</summary>
    public static string Escape(string text)
        => string.Concat(PlainText.Clean(text).Select(
            character => Special.Contains(character, StringComparison.Ordinal) ? $"\\{character}" : $"{character}"));

    /// <summary>Text as a code span: nothing in it is a link, a name or markup, on GitHub either.</summary>
    public static string Code(string text)
    {
        var clean = PlainText.Clean(text);
        var fence = "`";
        while (clean.Contains(fence, StringComparison.Ordinal))
            fence += "`";
        // One blank at each end is taken off (GFM 6.3).
        return $"{fence} {clean} {fence}";
    }

    /// <summary>A table, figures to the right.</summary>
    public static string Table(DataTable table)
    {
        var text = new StringBuilder();
        AppendRow(table.Columns.Select(Escape));
        AppendRow(table.Columns.Select((_, column) => column == 0 || table.TextColumns.Contains(column) ? ":---" : "---:"));
        foreach (var row in table.Rows)
            AppendRow(row.Select(Escape));
        return text.ToString();

        void AppendRow(IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }
}

/// <summary>A report as a Markdown document, with links to the files of its charts.</summary>
internal sealed class MarkdownDocument(IReadOnlyList<Chart> charts)
{
    private readonly StringBuilder _text = new();

    public override string ToString() => _text.ToString();

    /// <summary>Name, answer, what was run, where and when.</summary>
    public void Head(RunHeader run, IReadOnlyList<string> headline, string experiment)
    {
        Heading(1, run.Experiment.Name);
        foreach (var sentence in headline)
            Block($"**{MarkdownText.Escape(sentence)}**");
        if (run.Experiment.Description is { Length: > 0 } description)
            Paragraph(description);
        Paragraph(experiment);
        Paragraph(Invariant($"{run.StartedAt:yyyy-MM-dd HH:mm zzz}, {run.Machine.Cpu}, {run.Machine.Cores} cores. {RunWording.Of(run)}"));
    }

    public void Heading(int level, string text) => Block($"{new string('#', level)} {MarkdownText.Escape(text)}");

    public void Paragraph(string text) => Block(MarkdownText.Escape(text));

    public void Table(DataTable table) => Block(MarkdownText.Table(table).TrimEnd('\n'));

    /// <summary>A heading, its table and its charts, as far as there are such.</summary>
    public void Section(int level, string heading, DataTable table, params IEnumerable<string> pictures)
    {
        Heading(level, heading);
        Table(table);
        Pictures(pictures);
    }

    /// <summary>A list; a sentence instead of an empty one.</summary>
    public void Lines(IReadOnlyList<string> lines, string none)
    {
        if (lines.Count > 0)
            Block(string.Join('\n', lines.Select(line => $"- {MarkdownText.Escape(line)}")));
        else if (none.Length > 0)
            Paragraph(none);
    }

    public void Pictures(params IEnumerable<string> ids)
    {
        foreach (var chart in ids.SelectMany(id => charts.Where(chart => chart.Id == id)))
            Block($"![{MarkdownText.Escape(chart.Title)}](plots/{chart.Id}.svg)");
    }

    /// <summary>The command, the machine, and the experiment, to be kept in a file.</summary>
    public void Repeat(RunHeader run, DataTable? parity = null)
    {
        Heading(2, "Repeat it");
        Code(PlainText.Clean(run.Command), "sh");
        Section(3, "Where and when", MachineTable.Of(run));
        if (parity is not null)
            Section(3, "Parity", parity);
        Code(ExperimentText.Of(run.Experiment), "json");
    }

    private void Block(string markdown) => _text.Append(markdown).Append("\n\n");

    // In a fence longer than any in it.
    private void Code(string text, string language)
    {
        var fence = "```";
        while (text.Contains(fence, StringComparison.Ordinal))
            fence += "`";
        Block($"{fence}{language}\n{text}\n{fence}");
    }
}
