using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Sweeps;
using IrisBench.Experiments.Results;
using IrisBench.Reporting;
using IrisBench.Reporting.Sweeps;
using IrisBench.Reporting.Terminal;
using Spectre.Console;

namespace IrisBench.Compare.Commands;

/// <summary>Evaluates a run or a sweep, writes its report into its folder, and prints it.</summary>
internal static class RunReport
{
    /// <exception cref="RunFolderException">It is no run's folder.</exception>
    /// <exception cref="IOException">The report cannot be written.</exception>
    public static async Task WriteAsync(IAnsiConsole console, DirectoryInfo folder, PriceSheet prices, CancellationToken cancellationToken)
    {
        var run = await new RunFolder(folder).ReadAsync(cancellationToken);
        if (run.Header.Experiment.Vary is not null)
        {
            var sweep = SweepEvaluation.Of(run, prices);
            var written = await SweepReportWriter.WriteAsync(folder, sweep, cancellationToken);
            SweepTerminalReport.Write(console, sweep, written.Html);
            return;
        }

        var summary = RunEvaluation.Of(run, prices);
        var report = await ReportWriter.WriteAsync(folder, summary, run, cancellationToken);
        TerminalReport.Write(console, summary, report.Html);
    }
}
