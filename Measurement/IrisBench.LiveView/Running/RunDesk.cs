using IrisBench.Experiments;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Reading;
using IrisBench.Experiments.Results;
using IrisBench.LiveView.Board;

namespace IrisBench.LiveView.Running;

/// <summary>Where runs are started and stopped: one at a time, since two would disturb each other's figures.</summary>
internal sealed class RunDesk(ExperimentRunner runner) : IHostedService, IDisposable
{
    private readonly Lock _lock = new();
    private CancellationTokenSource? _stop;
    private Task _run = Task.CompletedTask;
    private bool _closed;

    /// <summary>Starts a run; false when one goes on, or the process ends.</summary>
    public bool TryStart(Experiment experiment)
    {
        lock (_lock)
        {
            if (_closed || !_run.IsCompleted)
                return false;
            _stop?.Dispose();
            _stop = new CancellationTokenSource();
            var token = _stop.Token;
            _run = Task.Run(() => runner.RunAsync(experiment, token), CancellationToken.None);
            return true;
        }
    }

    /// <summary>Asks the run to stop, which goes on until it has written down what it has measured; false when none goes on.</summary>
    public bool TryStop()
    {
        lock (_lock)
        {
            if (_run.IsCompleted)
                return false;
            _stop!.Cancel();
            return true;
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task run;
        lock (_lock)
        {
            _closed = true;
            _stop?.Cancel();
            run = _run;
        }

        await run.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stop?.Dispose();
}

/// <summary>Finds the experiment that a page asks for.</summary>
internal sealed class RequestedExperiment(RunCatalog catalog)
{
    /// <exception cref="ExperimentException">There is none, or it is none; all that is wrong with it is told.</exception>
    public async Task<Experiment> FindAsync(StartRequest request, CancellationToken cancellationToken)
    {
        var experiment = await NamedAsync(request, cancellationToken);
        if (experiment.Vary is not null)
            throw new ExperimentException("A sweep takes hours and can be resumed: run it with 'irisbench sweep'.");
        if (experiment.Load.File is not null)
            throw new ExperimentException("A trace is a file of this machine, which no page chooses: run it with 'irisbench compare'.");
        // A page must not be a way to send this process's environment anywhere.
        return experiment.Sides.All(side => side.System is null)
            ? experiment
            : throw new ExperimentException(
                "A system of your own may be anywhere, and is told what the environment holds: "
                + "run it with 'irisbench compare --experiment'.");
    }

    private async Task<Experiment> NamedAsync(StartRequest request, CancellationToken cancellationToken) => request switch
    {
        { Profile: { } name, Definition: null, Again: null } => ExperimentProfiles.All.FirstOrDefault(profile => profile.Name == name)
            ?? throw new ExperimentException(
                "There is no profile of this name. "
                + $"There are: {string.Join(", ", ExperimentProfiles.All.Select(profile => profile.Name))}."),
        { Profile: null, Definition: { } text, Again: null } => ExperimentFile.Parse(text, "experiment"),
        { Profile: null, Definition: null, Again: { } id } => await OfRunAsync(id, cancellationToken),
        _ => throw new ExperimentException("Say one of profile, definition and again."),
    };

    private async Task<Experiment> OfRunAsync(string id, CancellationToken cancellationToken)
    {
        var folder = catalog.Folder(id) ?? throw new ExperimentException("There is no run of this name: GET /api/runs lists them.");
        try
        {
            return (await new RunFolder(folder).ReadHeaderAsync(cancellationToken)).Experiment.EnsureValid();
        }
        catch (Exception exception) when (exception is RunFolderException or IOException or UnauthorizedAccessException)
        {
            throw new ExperimentException("The run's experiment cannot be read: start it from its file.", exception);
        }
    }
}

internal static class RunsExtensions
{
    /// <summary>Adds what runs experiments and tells about them.</summary>
    public static void AddRuns(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<RunBoard>();
        builder.Services.AddSingleton<RunCatalog>();
        builder.Services.AddSingleton<ExperimentRunner>();
        builder.Services.AddSingleton<RunDesk>();
        builder.Services.AddSingleton<RequestedExperiment>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RunDesk>());
    }
}
