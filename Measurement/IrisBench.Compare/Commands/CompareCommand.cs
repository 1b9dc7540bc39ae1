using System.CommandLine;
using IrisBench.Compare.Progress;
using IrisBench.Compare.RunningSystem;
using IrisBench.Experiments.Running;
using IrisBench.Reporting.Terminal;

namespace IrisBench.Compare.Commands;

/// <summary><c>irisbench compare</c>.</summary>
internal sealed class CompareCommand
{
    private readonly ExperimentOptions _experiment = new();
    private readonly TargetOptions _targets = new();
    private readonly CredentialOptions _credentials = new();
    private readonly Option<string?> _prices = PricesOption.Create();
    private readonly Option<ProgressKind?> _progress = NameOption.Create<ProgressKind>("--progress", "How the run is followed; a bar on a terminal, else nothing.");
    private readonly Option<bool> _noPublish = new("--no-publish") { Description = "Start the system as it was built, not published: quick, and its figures are of a Debug build." };
    private readonly Option<DirectoryInfo> _results = new("--results")
    {
        Description = "The folder in which the run gets one of its own.",
        HelpName = "DIR",
        DefaultValueFactory = _ => new DirectoryInfo("results"),
    };

    public static Command Create()
    {
        var compare = new CompareCommand();
        var command = new Command("compare", "Run the pipeline as functions and as a monolith, and compare what they use.");
        foreach (var option in (Option[])[.. compare._experiment.All, .. compare._targets.All, .. compare._credentials.All, compare._results, compare._prices, compare._progress, compare._noPublish])
            command.Add(option);
        command.SetAction(compare.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var experiment = await _experiment.ReadAsync(arguments, cancellationToken);
        var prices = await PricesOption.ReadAsync(arguments.GetValue(_prices), cancellationToken);
        var elsewhere = _targets.Read(arguments, experiment);
        // Notes go to standard error: standard output holds the report alone.
        await using var system = elsewhere is null ? await ComparedSystem.FindOrStartAsync(experiment, !arguments.GetValue(_noPublish), ErrorLine.Note, cancellationToken) : null;
        var request = new RunRequest
        {
            Experiment = experiment,
            Targets = elsewhere ?? LocalTargets.Of(system!.Endpoints, experiment, _targets.Prometheus(arguments)),
            Credentials = await _credentials.ReadAsync(arguments, experiment, withGateway: elsewhere?.Knative is null, cancellationToken),
            Results = arguments.GetRequiredValue(_results),
            Command = GivenCommand.Of(arguments),
        };
        var console = ReportConsole.Create();
        var outcome = await RunProgress.FollowAsync(
            console, arguments.GetValue(_progress), progress => new ExperimentRun(request with { Progress = progress }).RunAsync(cancellationToken));
        return await FinishedRun.TellAsync(console, outcome, prices);
    }
}
