using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;
using Spectre.Console;

namespace IrisBench.Compare.Commands;

/// <summary>Tells how a run ended: its report, or what was kept and where.</summary>
internal static class FinishedRun
{
    /// <returns>The exit code.</returns>
    public static async Task<int> TellAsync(IAnsiConsole console, RunOutcome outcome, PriceSheet prices, CancellationToken cancellationToken)
    {
        var (folder, header) = (outcome.Folder.Directory, outcome.Header);
        if (header.Status == RunStatus.Complete)
        {
            await RunReport.WriteAsync(console, folder, prices, cancellationToken);
            return ExitCode.Success;
        }

        ErrorLine.Write($"{header.StatusReason?.TrimEnd('.')}. What was measured, {outcome.Rounds} of {outcome.PlannedRounds} rounds, is kept in {folder}.");
        return header.Status == RunStatus.Interrupted ? ExitCode.Interrupted : ExitCode.Failure;
    }
}
