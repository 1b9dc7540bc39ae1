using IrisBench.Evaluation.Summaries;
using IrisBench.Evaluation.Twin;
using IrisBench.Experiments.Results;
using IrisBench.Reporting.Predictions;
using IrisBench.Reporting.Sweeps;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;
using Spectre.Console;

namespace IrisBench.Reporting;

/// <summary>The report on a terminal: the original's table, what may be said, and where the rest is.</summary>
public static class TerminalReport
{
    /// <summary>Writes it, and where the HTML report is, if there is one.</summary>
    public static void Write(IAnsiConsole console, RunSummary summary, FileInfo? report = null)
    {
        ArgumentNullException.ThrowIfNull(summary);
        console.WriteHead(
            Headline.Of(summary), ExperimentWording.Of(summary.Run.Experiment, summary.EndedEarlyAfter), summary.Run);
        var sides = MeasureWordings.BySide(summary);
        // Of several sides the answer is the table of all; of two the sentence has it.
        if (sides.Count > 1)
            console.WriteTable(ComparisonTable.Short(sides, summary));
        console.WriteTable(OriginalTable.Short(summary));
        if (sides.Count == 1)
            console.WriteTable(ComparisonTable.Short(sides, summary));
        if (summary.Faults.Count > 0)
            console.WriteTable(FaultTable.Short(summary));
        if (StageTable.Of(summary) is { } stages)
            console.WriteTable(stages);
        console.WriteTable(StepTable.Of(summary));
        if (summary.Sides.Any(side => side.ColdStarts.Count > 0))
            console.WriteTable(ColdStartTable.Short(summary));

        console.WriteLines(PlatformTaxWording.Of(summary));
        console.WriteTable(CostTable.Short(summary.Cost));
        console.WriteLines(
        [
            .. summary.Cost.BreakEvens.Select(even => even.Text),
            .. summary.Warnings.Select(warning => $"Warning: {warning}"),
            .. TrustWording.VoidRounds(summary).Select(round => $"Void, late, repeated or disturbed: {round}"),
            .. TrustWording.Errors(summary).Select(error => $"Failed: {error}"),
            .. TrustWording.Measuring(summary),
        ]);
        console.WriteEnd(summary.Run, report);
    }

    /// <summary>Writes that of a sweep: where the sides part, the points, and where the rest is.</summary>
    public static void Write(IAnsiConsole console, SweepSummary summary, FileInfo report)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var model = new SweepModel(summary);
        console.WriteHead(model.Headline, SweepWording.Of(summary), summary.Run);
        foreach (var line in model.Lines)
        {
            foreach (var measure in SweepModel.Drawn)
            {
                console.WriteLines([$"{MeasureWordings.Of(measure).Label}{line.Suffix}"]);
                console.WriteTable(SweepTables.Measure(model, line, measure));
            }

            if (model.Sides.Names.Count > 1)
            {
                console.WriteLines([$"Time by that of {model.Sides.Names[0]}{line.Suffix}"]);
                console.WriteTable(SweepTables.Ratios(model, line, Measures.PipelineSeconds));
            }
        }

        console.WriteLines(
        [
            .. SweepWording.EarlyEnds(summary),
            .. summary.Warnings.Select(warning => $"Warning: {warning}"),
            .. SweepWording.VoidRounds(summary).Select(round => $"Void, late, repeated or disturbed: {round}"),
        ]);
        console.WriteEnd(summary.Run, report);
    }

    /// <summary>Writes a prediction: what would happen, what cannot be known, and where the rest is.</summary>
    public static void Write(IAnsiConsole console, TracePrediction prediction, RunHeader run, FileInfo page)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        console.WriteHead(PredictionWording.Headline(prediction), PredictionWording.Facts(prediction), run);
        console.WriteTable(PredictionTables.Short(prediction));
        console.WriteTable(PredictionTables.Bills(prediction));
        console.WriteLines([.. PredictionWording.How(prediction), .. prediction.Notes]);
        console.WriteEnd(run, page);
    }
}

/// <summary>Pieces of a report on a terminal. All text is text, never markup.</summary>
internal static class TerminalText
{
    /// <summary>The answer, what was run, and on what.</summary>
    public static void WriteHead(this IAnsiConsole console, IReadOnlyList<string> headline, string experiment, RunHeader run)
    {
        foreach (var sentence in headline)
            console.Write(new Text(sentence + "\n", new Style(decoration: Decoration.Bold)));
        console.WriteLines([experiment, MachineWording.Of(run.Machine)]);
    }

    public static void WriteLines(this IAnsiConsole console, IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
            console.WriteLine(PlainText.Clean(line));
    }

    public static void WriteTable(this IAnsiConsole console, DataTable data)
    {
        var table = new Table { Border = TableBorder.Rounded };
        foreach (var (index, column) in data.Columns.Index())
        {
            // Figures and the heads of rows are read at a glance or not at all; words may break.
            var isFigure = index > 0 && !data.TextColumns.Contains(index);
            table.AddColumn(new TableColumn(new Text(PlainText.Clean(column)))
            {
                Alignment = isFigure ? Justify.Right : Justify.Left,
                NoWrap = isFigure || index == 0,
            });
        }

        foreach (var row in data.Rows)
            table.AddRow(row.Select(cell => new Text(PlainText.Clean(cell))));
        console.Write(table);
    }

    /// <summary>How the run ended, if not well, and where the report is.</summary>
    public static void WriteEnd(this IAnsiConsole console, RunHeader run, FileInfo? report)
    {
        if (run.Status != RunStatus.Complete)
            console.WriteLine(RunWording.Of(run));
        if (report is not null)
            console.WriteLine($"Report: {report.FullName}");
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
