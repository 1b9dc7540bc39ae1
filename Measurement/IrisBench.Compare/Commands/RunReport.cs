using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Experiments.Results;
using IrisBench.Reporting;
using IrisBench.Reporting.Terminal;
using Spectre.Console;

namespace IrisBench.Compare.Commands;

/// <summary>Evaluates a run, writes its report into its folder, and prints it.</summary>
internal static class RunReport
{
    /// <exception cref="RunFolderException">It is no run's folder.</exception>
    /// <exception cref="IOException">The report cannot be written.</exception>
    public static async Task WriteAsync(IAnsiConsole console, DirectoryInfo folder, PriceSheet prices, CancellationToken cancellationToken)
    {
        var (run, summary) = await RunFolderArgument.EvaluateAsync(folder, prices, cancellationToken);
        var report = await ReportWriter.WriteAsync(folder, summary, run, cancellationToken);
        TerminalReport.Write(console, summary, report.Html);
    }
}
