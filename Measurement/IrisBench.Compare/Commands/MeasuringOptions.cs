using System.CommandLine;
using IrisBench.Compare.RunningSystem;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Rounds;
using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;
using IrisBench.Experiments.Sides.Templates;
using IrisBench.Reporting;
using Spectre.Console;

namespace IrisBench.Compare.Commands;

/// <summary>What every command that measures has: where the system is, who signs in, where the run is kept, how it is followed.</summary>
internal sealed class MeasuringOptions
{
    private readonly TargetOptions _targets = new();
    private readonly CredentialOptions _credentials = new();
    private readonly Option<string?> _prices = PricesOption.Create();
    private readonly Option<ProgressKind?> _progress = ValueOption.Name<ProgressKind>(
        "--progress",
        "How the run is followed; a bar on a terminal, else nothing, of ab how long it takes, of a sweep a line for each round.");
    private readonly Option<bool> _noPublish = new("--no-publish")
    {
        Description = "Start the system as it was built, not published: quick, and its figures are of a Debug build.",
    };

    private readonly Option<double?> _require = new("--require")
    {
        Description = "Do not begin unless a difference of this size, as 5% or 0.05, can be shown here and now: exit code 4.",
        HelpName = "5%",
        CustomParser = result =>
        {
            var share = GateOptions.ParseShare(result);
            if (share < GateOptions.LeastShown)
                result.AddError("--require must be 0.5% or more: what is smaller cannot be shown.");
            return share;
        },
    };

    private readonly Option<bool> _fresh = new("--fresh")
    {
        Description = "Start a system of its own for this run, beside one that is up; nothing is stopped.",
    };

    private readonly Option<DirectoryInfo> _results = new("--results")
    {
        Description = "The folder in which the run gets one of its own.",
        HelpName = "DIR",
        DefaultValueFactory = _ => new DirectoryInfo("results"),
    };

    /// <summary>Those of a command that starts what it measures itself.</summary>
    public IEnumerable<Option> Own => [.. _credentials.All, _results, _prices, _progress, _require];

    public IEnumerable<Option> All => [.. _targets.All, .. Own, _fresh, _noPublish];

    /// <summary>The folder in which the run gets one.</summary>
    public string ResultsOf(ParseResult arguments) => arguments.GetRequiredValue(_results).FullName;

    /// <summary>Runs an experiment and tells how it ended.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(
        ParseResult arguments, Experiment experiment, Func<RunRequest, RunRequest> change, CancellationToken cancellationToken)
    {
        var prices = await PricesOption.ReadAsync(arguments.GetValue(_prices), cancellationToken);
        var needsSystem = SystemTexts.NeedIris(experiment);
        var elsewhere = _targets.Read(arguments, experiment);
        if (!needsSystem && (elsewhere is not null || _targets.Prometheus(arguments) is not null))
            throw new UsageException(
                $"All sides of {experiment.Name} say themselves where they are and are measured: leave the addresses out.");

        if (arguments.GetValue(_require) is not null && experiment.Sides.Count == 1)
            throw new UsageException($"--require is of a difference between sides, and {experiment.Name} has one side: leave it out.");
        var fresh = arguments.GetValue(_fresh);
        if (fresh && (!needsSystem || elsewhere is not null))
            throw new UsageException("--fresh starts a system on this machine: it goes with no address, and with no system of your own.");

        // Notes go to standard error: standard output holds the report alone.
        await using var system = needsSystem && elsewhere is null
            ? await ComparedSystem.FindOrStartAsync(experiment, fresh, !arguments.GetValue(_noPublish), ErrorLine.Note, cancellationToken)
            : null;
        var targets = elsewhere
            ?? (needsSystem ? LocalTargets.Of(system!.Endpoints, experiment, _targets.Prometheus(arguments)) : new RunTargets());
        var request = await RequestAsync(arguments, experiment, targets, withGateway: targets.Knative is null, cancellationToken);
        return (await MeasureAsync(arguments, change(request), prices, cancellationToken)).ExitCode;
    }

    /// <summary>Runs an experiment whose sides say all themselves; who signs in where one has the Iris pipeline is asked for.</summary>
    /// <returns>The exit code, and what the report says; null where there is none.</returns>
    public async Task<(int ExitCode, RunSummary? Summary)> RunDescribedAsync(
        ParseResult arguments, Experiment experiment, CancellationToken cancellationToken)
    {
        var prices = await PricesOption.ReadAsync(arguments.GetValue(_prices), cancellationToken);
        var request = await RequestAsync(arguments, experiment, new RunTargets(), withGateway: false, cancellationToken);
        return await MeasureAsync(arguments, request, prices, cancellationToken);
    }

    private async Task<RunRequest> RequestAsync(
        ParseResult arguments, Experiment experiment, RunTargets targets, bool withGateway, CancellationToken cancellationToken) => new()
        {
            Experiment = experiment,
            Targets = targets,
            Credentials = SystemTexts.NeedIris(experiment)
                ? await _credentials.ReadAsync(arguments, experiment, withGateway, cancellationToken)
                : null,
            Results = arguments.GetRequiredValue(_results),
            Command = GivenCommand.Of(arguments),
        };

    private async Task<(int ExitCode, RunSummary? Summary)> MeasureAsync(
        ParseResult arguments, RunRequest request, PriceSheet prices, CancellationToken cancellationToken)
    {
        var console = ReportConsole.Create();
        // Hours that nobody is told anything of are too many.
        ProgressKind? unasked = request.Experiment.Vary is not null && Console.IsOutputRedirected ? ProgressKind.Plain : null;
        var outcome = await RunProgress.FollowAsync(
            console,
            arguments.GetValue(_progress) ?? unasked,
            request.Experiment.StopWhenKnown.Count > 0,
            progress => new ExperimentRun(request with
            {
                Progress = progress,
                EndedPoints = EnoughKnown.EndedPoints,
                Probe = ProbeRule.Of,
                Require = arguments.GetValue(_require),
            }).RunAsync(cancellationToken));
        return await TellEndAsync(console, outcome, prices);
    }

    /// <summary>Reports on a run that needs no more measuring.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> ReportAsync(ParseResult arguments, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        var prices = await PricesOption.ReadAsync(arguments.GetValue(_prices), cancellationToken);
        await RunReport.WriteAsync(ReportConsole.Create(), folder, prices, cancellationToken);
        return ExitCode.Success;
    }

    // Tells how a run ended: the report of what was measured, and unless that is all, why it is not and where it is kept.
    private static async Task<(int ExitCode, RunSummary? Summary)> TellEndAsync(IAnsiConsole console, RunOutcome outcome, PriceSheet prices)
    {
        var (folder, header) = (outcome.Folder.Directory, outcome.Header);
        if (header.Status != RunStatus.Complete)
            ErrorLine.Write(
                $"{header.StatusReason?.TrimEnd('.')}. "
                + $"What was measured, {outcome.Rounds} of {outcome.PlannedRounds} rounds, is kept in {folder}."
                + (header.Experiment.Vary is null ? "" : $" Go on with it: irisbench sweep --resume {GivenCommand.Quote($"{folder}")}"));
        ReportedRun? reported = null;
        try
        {
            // Not stopped by what stopped the run: where nothing but its output outlives it, a Job's, this is all there will be.
            if (outcome.Rounds > 0)
                reported = await RunReport.WriteAsync(console, folder, prices, CancellationToken.None);
        }
        catch (IOException exception) when (header.Status != RunStatus.Complete)
        {
            ErrorLine.Write($"There is no report of it: {exception.Message}");
        }

        var hasAnswer = reported is { HasAnswer: true };
        if (header.Status == RunStatus.Complete && !hasAnswer)
            ErrorLine.Write("All rounds were run, and there is no answer: too many of them are void, or too many of their runs failed.");
        var exitCode = header.Status switch
        {
            RunStatus.Complete => hasAnswer ? ExitCode.Success : ExitCode.NoAnswer,
            RunStatus.Interrupted => ExitCode.Interrupted,
            _ when header.Probe is { Refuses: true } => ExitCode.NoAnswer,
            _ => ExitCode.Failure,
        };
        return (exitCode, reported?.Summary);
    }
}
