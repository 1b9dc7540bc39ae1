using IrisBench.Compare.Commands;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;
using Spectre.Console;

namespace IrisBench.Compare.Reporting;

/// <summary>Tells how a run ended: its report, or what was kept and where.</summary>
internal static class FinishedRun
{
    /// <returns>The exit code.</returns>
    public static async Task<int> TellAsync(IAnsiConsole console, RunOutcome outcome, CancellationToken cancellationToken)
    {
        var (folder, header) = (outcome.Folder.Directory, outcome.Header);
        if (header.Status == RunStatus.Complete)
        {
            await ReportAsync(console, outcome, cancellationToken);
            return ExitCode.Success;
        }

        ErrorLine.Write($"{header.StatusReason}. What was measured, {outcome.Rounds} of {outcome.PlannedRounds} rounds, is kept in {folder}.");
        return header.Status == RunStatus.Interrupted ? ExitCode.Interrupted : ExitCode.Failure;
    }

    // Evaluation and reports come in here.
    private static Task ReportAsync(IAnsiConsole console, RunOutcome outcome, CancellationToken cancellationToken)
    {
        console.WriteLine($"Measured {outcome.Rounds} rounds; everything is in {outcome.Folder.Directory}");
        return Task.CompletedTask;
    }
}
