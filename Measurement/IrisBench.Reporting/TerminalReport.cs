using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;
using Spectre.Console;

namespace IrisBench.Reporting;

/// <summary>The report on a terminal: the original's table, what may be said, and where the rest is.</summary>
public static class TerminalReport
{
    /// <summary>Writes it.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="summary">What the run found.</param>
    /// <param name="report">The HTML report, to be named at the end; null if there is none.</param>
    public static void Write(IAnsiConsole console, RunSummary summary, FileInfo? report = null)
    {
        foreach (var sentence in Headline.Of(summary))
            console.Write(new Text(sentence + "\n", new Style(decoration: Decoration.Bold)));
        console.WriteLine(PlainText.Clean(ExperimentWording.Of(summary.Run.Experiment)));
        console.WriteLine(PlainText.Clean(MachineWording.Of(summary.Run.Machine)));
        console.Write(TerminalTable.Of(OriginalTable.Short(summary)));
        foreach (var comparisons in summary.Comparisons.GroupBy(comparison => comparison.Side))
            console.Write(TerminalTable.Of(
                ComparisonTable.Short([.. comparisons.OrderBy(row => MeasureWordings.Order(row.Measure))], summary)));
        console.Write(TerminalTable.Of(StepTable.Of(summary)));
        if (summary.Sides.Any(side => side.ColdStarts.Count > 0))
            console.Write(TerminalTable.Of(ColdStartTable.Short(summary)));

        foreach (var line in PlatformTaxWording.Of(summary))
            console.WriteLine(line);
        console.Write(TerminalTable.Of(CostTable.Short(summary.Cost)));
        WriteLines(console, [.. summary.Cost.BreakEvens.Select(even => even.Text)]);
        WriteTrust(console, summary);
        if (report is not null)
            console.WriteLine($"Report: {report.FullName}");
    }

    private static void WriteTrust(IAnsiConsole console, RunSummary summary)
    {
        WriteLines(console, [.. summary.Warnings.Select(warning => $"Warning: {warning}")]);
        WriteLines(console, [.. TrustWording.VoidRounds(summary).Select(round => $"Void: {round}")]);
        WriteLines(console, [.. TrustWording.Errors(summary).Select(error => $"Failed: {error}")]);
        WriteLines(console, TrustWording.Measuring(summary));
        if (summary.Run.Status != Experiments.Results.RunStatus.Complete)
            console.WriteLine(RunWording.Of(summary.Run));
    }

    private static void WriteLines(IAnsiConsole console, IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
            console.WriteLine(PlainText.Clean(line));
    }
}

/// <summary>A table of the report on a terminal. Cells are text, never markup.</summary>
public static class TerminalTable
{
    /// <summary>The table.</summary>
    public static Table Of(DataTable data)
    {
        var table = new Table { Border = TableBorder.Rounded };
        foreach (var (index, column) in data.Columns.Index())
        {
            // Figures and the heads of rows are read at a glance or not at all; words may break.
            var isFigure = index > 0 && !data.TextColumns.Contains(index);
            var staysWhole = isFigure || index == 0;
            table.AddColumn(new TableColumn(new Text(PlainText.Clean(column)))
            {
                Alignment = isFigure ? Justify.Right : Justify.Left,
                NoWrap = staysWhole,
            });
        }

        foreach (var row in data.Rows)
            table.AddRow(row.Select(cell => new Text(PlainText.Clean(cell))));

        return table;
    }
}

/// <summary>Standard output.</summary>
public static class ReportConsole
{
    // A file or pipe has no width of its own, and a table that is wrapped is hard to search.
    private const int RedirectedWidth = 160;

    /// <summary>The console; wide enough for the tables where standard output goes to a file or pipe.</summary>
    public static IAnsiConsole Create()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings());
        if (Console.IsOutputRedirected)
            console.Profile.Width = RedirectedWidth;
        return console;
    }
}
