using System.CommandLine;
using IrisBench.Reporting;
using IrisBench.Reporting.Terminal;

namespace IrisBench.Compare.Commands;

/// <summary><c>irisbench report</c>: evaluates runs again and rewrites all files of their reports.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var runs = new Argument<DirectoryInfo[]>("run") { Description = "Folders of runs.", Arity = ArgumentArity.OneOrMore }.AcceptExistingOnly();
        var prices = PricesOption.Create();
        var command = new Command("report", "Rebuild the summary and the reports of runs.") { runs, prices };
        command.SetAction((arguments, cancellationToken) => RunAsync(arguments.GetRequiredValue(runs), arguments.GetValue(prices), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo[] runs, string? prices, CancellationToken cancellationToken)
    {
        var sheet = await PricesOption.ReadAsync(prices, cancellationToken);
        foreach (var folder in runs)
        {
            var (run, summary) = await RunFolderArgument.EvaluateAsync(folder, sheet, cancellationToken);
            var report = await WriteAsync(folder, () => ReportWriter.WriteAsync(folder, summary, run, cancellationToken));
            TerminalReport.Write(ReportConsole.Create(), summary, report.Html);
        }

        return ExitCode.Success;
    }

    private static async Task<ReportFolder> WriteAsync(DirectoryInfo folder, Func<Task<ReportFolder>> write)
    {
        try
        {
            return await write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CompareException($"The report in {folder} cannot be written: {exception.Message}", exception);
        }
    }
}
