using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;
using Spectre.Console;

namespace IrisBench.Compare.Commands;

/// <summary>Tells how a run ended: the report of what was measured, and unless that is all, why it is not and where it is kept.</summary>
internal static class FinishedRun
{
    /// <returns>The exit code.</returns>
    public static async Task<int> TellAsync(IAnsiConsole console, RunOutcome outcome, PriceSheet prices)
    {
        var (folder, header) = (outcome.Folder.Directory, outcome.Header);
        if (header.Status != RunStatus.Complete)
            ErrorLine.Write($"{header.StatusReason?.TrimEnd('.')}. What was measured, {outcome.Rounds} of {outcome.PlannedRounds} rounds, is kept in {folder}.{(header.Experiment.Vary is null ? "" : $" Go on with it: irisbench sweep --resume {GivenCommand.Quote($"{folder}")}")}");
        try
        {
            // Not stopped by what stopped the run: where nothing but its output outlives it, a Job's, this is all there will be.
            if (outcome.Rounds > 0)
                await RunReport.WriteAsync(console, folder, prices, CancellationToken.None);
        }
        catch (IOException exception) when (header.Status != RunStatus.Complete)
        {
            ErrorLine.Write($"There is no report of it: {exception.Message}");
        }

        return header.Status switch
        {
            RunStatus.Complete => ExitCode.Success,
            RunStatus.Interrupted => ExitCode.Interrupted,
            _ => ExitCode.Failure,
        };
    }
}
