using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Reporting;
using IrisBench.Reporting.Terminal;
using Spectre.Console;

namespace IrisBench.Compare.Commands;

/// <summary>Evaluates a run, writes its report into its folder, and prints it.</summary>
internal static class RunReport
{
    /// <exception cref="CompareException">The folder cannot be read or written.</exception>
    public static async Task WriteAsync(IAnsiConsole console, DirectoryInfo folder, PriceSheet prices, CancellationToken cancellationToken)
    {
        var (run, summary) = await RunFolderArgument.EvaluateAsync(folder, prices, cancellationToken);
        try
        {
            var report = await ReportWriter.WriteAsync(folder, summary, run, cancellationToken);
            TerminalReport.Write(console, summary, report.Html);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CompareException($"The report in {folder} cannot be written: {exception.Message}", exception);
        }
    }
}
