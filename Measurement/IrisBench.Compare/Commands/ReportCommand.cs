using System.CommandLine;
using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Summaries;
using IrisBench.Evaluation.Sweeps;
using IrisBench.Experiments.Results;
using IrisBench.Reporting;
using Spectre.Console;

namespace IrisBench.Compare.Commands;

/// <summary><c>irisbench report</c>: evaluates runs again and rewrites all files of their reports.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var runs = new Argument<DirectoryInfo[]>("run")
        {
            Description = "Folders of runs.",
            Arity = ArgumentArity.OneOrMore,
        }.AcceptExistingOnly();
        var prices = PricesOption.Create();
        var command = new Command("report", "Rebuild the summary and the reports of runs.") { runs, prices };
        command.SetAction((arguments, cancellationToken)
            => RunAsync(arguments.GetRequiredValue(runs), arguments.GetValue(prices), cancellationToken));
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

/// <summary>Evaluates a run or a sweep, writes its report into its folder, and prints it.</summary>
internal static class RunReport
{
    /// <exception cref="RunFolderException">It is no run's folder.</exception>
    /// <exception cref="IOException">The report cannot be written.</exception>
    public static async Task<ReportedRun> WriteAsync(
        IAnsiConsole console, DirectoryInfo folder, PriceSheet prices, CancellationToken cancellationToken)
    {
        var run = await new RunFolder(folder).ReadAsync(cancellationToken);
        if (run.Header.Experiment.Vary is not null)
        {
            var sweep = SweepEvaluation.Of(run, prices);
            var written = await ReportWriter.WriteAsync(folder, sweep, cancellationToken);
            TerminalReport.Write(console, sweep, written.Html);
            return new ReportedRun(sweep.HasAnswer, Summary: null);
        }

        var summary = RunEvaluation.Of(run, prices);
        var report = await ReportWriter.WriteAsync(folder, summary, run, cancellationToken);
        TerminalReport.Write(console, summary, report.Html);
        return new ReportedRun(summary.HasAnswer, summary);
    }
}

/// <summary>What a report was written of.</summary>
/// <param name="HasAnswer">Whether something is left to be said.</param>
/// <param name="Summary">What the run found; null of a sweep.</param>
internal sealed record ReportedRun(bool HasAnswer, RunSummary? Summary);

/// <summary><c>--prices</c>: what the costs are reckoned by.</summary>
internal static class PricesOption
{
    public static Option<string?> Create() => new("--prices")
    {
        Description = $"A price sheet: a file, or one that comes with irisbench ({string.Join(", ", PriceSheets.Names)}).",
        HelpName = "FILE",
    };

    /// <summary>The sheet that was asked for, or the one that is taken when none is.</summary>
    /// <exception cref="PriceSheetException">There is none, or it is not valid.</exception>
    public static async Task<PriceSheet> ReadAsync(string? prices, CancellationToken cancellationToken) => prices switch
    {
        null => PriceSheets.Default,
        _ when PriceSheets.Names.Contains(prices) && !File.Exists(prices) => PriceSheets.Named(prices),
        _ => await PriceSheetFile.ReadAsync(prices, cancellationToken),
    };
}
