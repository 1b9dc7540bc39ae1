using System.CommandLine;
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
            await RunReport.WriteAsync(ReportConsole.Create(), folder, sheet, cancellationToken);

        return ExitCode.Success;
    }
}
