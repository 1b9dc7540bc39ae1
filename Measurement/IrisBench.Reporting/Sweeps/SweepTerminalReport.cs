using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Wording;
using Spectre.Console;

namespace IrisBench.Reporting.Sweeps;

/// <summary>The report of a sweep on a terminal: where the sides part, the points, and where the rest is.</summary>
public static class SweepTerminalReport
{
    /// <summary>Writes it.</summary>
    public static void Write(IAnsiConsole console, SweepSummary summary, FileInfo report)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(report);
        var model = new SweepModel(summary);
        foreach (var sentence in model.Headline)
            console.Write(new Text(sentence + "\n", new Style(decoration: Decoration.Bold)));
        console.WriteLine(PlainText.Clean(SweepWording.Of(summary)));
        console.WriteLine(PlainText.Clean(MachineWording.Of(summary.Run.Machine)));
        foreach (var line in model.Lines)
        {
            foreach (var measure in SweepModel.Drawn)
            {
                console.WriteLine(PlainText.Clean($"{MeasureWordings.Of(measure).Label}{line.Suffix}"));
                console.Write(TerminalTable.Of(SweepTables.Measure(model, line, measure)));
            }

            if (model.Sides.Names.Count > 1)
            {
                console.WriteLine(PlainText.Clean($"Time by that of {model.Sides.Names[0]}{line.Suffix}"));
                console.Write(TerminalTable.Of(SweepTables.Ratios(model, line, Measures.PipelineSeconds)));
            }
        }

        foreach (var text in SweepWording.EarlyEnds(summary).Concat(summary.Warnings.Select(warning => $"Warning: {warning}")))
            console.WriteLine(PlainText.Clean(text));
        if (summary.Run.Status != Experiments.Results.RunStatus.Complete)
            console.WriteLine(RunWording.Of(summary.Run));
        console.WriteLine($"Report: {report.FullName}");
    }
}
