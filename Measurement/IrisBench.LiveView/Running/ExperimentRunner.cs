using System.Threading.Channels;
using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Rounds;
using IrisBench.Evaluation.Sweeps;
using IrisBench.Experiments;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;
using IrisBench.LiveView.Board;
using IrisBench.Reporting;
using IrisBench.Reporting.Wording;

namespace IrisBench.LiveView.Running;

/// <summary>Runs an experiment as the command line does, and shows what goes on.</summary>
internal sealed partial class ExperimentRunner(LiveSettings settings, RunBoard board, TimeProvider time, ILogger<ExperimentRunner> log)
{
    /// <summary>Shows that it is about to be run.</summary>
    public void Begin(Experiment experiment) => board.Begin(new LiveRun
    {
        Experiment = experiment.Name,
        Description = experiment.Description,
        Sides = [.. experiment.Sides.Select(side => new LiveSide(side.Name, side.Packaging!.Value))],
        StartedAt = time.GetUtcNow(),
        Progress = new LiveProgress("getting ready", Side: null, Done: 0, Total: 0, EndsAt: null),
    });

    /// <summary>Runs it from the first check to the written report. Whatever happens, the board says how it ended. Who cancels it stops it;
    /// what was measured until then is kept and evaluated.</summary>
    public async Task<LiveEnd> RunAsync(Experiment experiment, CancellationToken cancellationToken)
    {
        var end = await RunToEndAsync(experiment, cancellationToken);
        board.End(end);
        return end;
    }

    private async Task<LiveEnd> RunToEndAsync(Experiment experiment, CancellationToken cancellationToken)
    {
        try
        {
            var narrator = new RunNarrator(board, experiment, time);
            var outcome = await MeasureAsync(experiment, narrator, cancellationToken);
            narrator.TellOfReport();
            return await ReportAsync(outcome);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new LiveEnd(RunStatus.Interrupted, "stopped before it had begun", HasReport: false);
        }
        catch (ExperimentException exception)
        {
            return new LiveEnd(RunStatus.Failed, exception.Message, HasReport: false);
        }
        catch (Exception exception)
        {
            LogBroken(exception, experiment.Name);
            return new LiveEnd(RunStatus.Failed, "an error inside irisbench; the log of this resource tells more", HasReport: false);
        }
    }

    private async Task<RunOutcome> MeasureAsync(Experiment experiment, RunNarrator narrator, CancellationToken cancellationToken)
    {
        await using var progress = new BoardProgress(narrator);
        return await new ExperimentRun(new RunRequest
        {
            Experiment = experiment,
            Targets = settings.Targets,
            Credentials = settings.Credentials,
            Results = settings.Results,
            Command = CommandOf(experiment),
            Progress = progress,
            EndedPoints = EnoughKnown.EndedPoints,
        }).RunAsync(cancellationToken);
    }

    // What would have done the same; an experiment that is no profile is in the run.json of its run.
    private static string CommandOf(Experiment experiment) => ExperimentProfiles.All.Contains(experiment)
        ? $"irisbench compare --profile {experiment.Name}"
        : $"irisbench {(experiment.Vary is null ? "compare --experiment" : "sweep")} {experiment.Name}.yaml";

    // Not cancelled with the run: what was measured until a stop is worth a report.
    private async Task<LiveEnd> ReportAsync(RunOutcome outcome)
    {
        var header = outcome.Header;
        try
        {
            return new LiveEnd(header.Status, header.StatusReason, HasReport: true)
            {
                Id = header.Id,
                Headlines = await WriteReportAsync(outcome.Folder),
            };
        }
        catch (Exception exception)
        {
            LogUnreported(exception, header.Id);
            return new LiveEnd(
                header.Status,
                $"{header.StatusReason ?? "all rounds were run"}; the report could not be written, its log tells why",
                HasReport: false);
        }
    }

    // Answers what it says above all.
    private static async Task<IReadOnlyList<string>> WriteReportAsync(RunFolder folder)
    {
        var run = await folder.ReadAsync();
        if (run.Header.Experiment.Vary is not null)
        {
            var sweep = SweepEvaluation.Of(run, PriceSheets.Default);
            await ReportWriter.WriteAsync(folder.Directory, sweep);
            return Headline.Of(sweep);
        }

        var summary = RunEvaluation.Of(run, PriceSheets.Default);
        await ReportWriter.WriteAsync(folder.Directory, summary, run);
        return Headline.Of(summary);
    }

    [LoggerMessage(LogLevel.Error, "The run of {Experiment} broke")]
    private partial void LogBroken(Exception exception, string experiment);

    [LoggerMessage(LogLevel.Error, "No report could be written of {Run}")]
    private partial void LogUnreported(Exception exception, string run);
}

/// <summary>Takes a run's events from its threads and shows them one after the other on a thread of its own, so that nobody who measures
/// waits for who watches.</summary>
internal sealed class BoardProgress : IRunProgress, IAsyncDisposable
{
    private readonly Channel<RunEvent> _events = Channel.CreateUnbounded<RunEvent>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _showing;

    public BoardProgress(RunNarrator narrator) => _showing = Task.Run(async () =>
    {
        await foreach (var progress in _events.Reader.ReadAllAsync())
            narrator.Tell(progress);
    });

    public void Report(RunEvent progress) => _events.Writer.TryWrite(progress);

    /// <summary>Ends when all that was reported is shown.</summary>
    public async ValueTask DisposeAsync()
    {
        _events.Writer.TryComplete();
        await _showing;
    }
}
