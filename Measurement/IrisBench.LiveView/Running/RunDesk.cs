using IrisBench.Experiments.Definition;
using IrisBench.LiveView.Board;

namespace IrisBench.LiveView.Running;

/// <summary>Where runs are started and stopped: one at a time, since two would disturb each other's figures.</summary>
internal sealed class RunDesk(ExperimentRunner runner) : IHostedService, IDisposable
{
    private readonly Lock _lock = new();
    private CancellationTokenSource? _stop;
    private Task? _run;
    private bool _closed;

    /// <summary>Starts a run, which is on the board then, and answers how it will have ended; null when one goes on, or the process
    /// ends.</summary>
    public Task<LiveEnd>? TryStart(Experiment experiment)
    {
        lock (_lock)
        {
            if (_closed || _run is { IsCompleted: false })
                return null;
            _stop?.Dispose();
            _stop = new CancellationTokenSource();
            var token = _stop.Token;
            runner.Begin(experiment);
            var run = Task.Run(() => runner.RunAsync(experiment, token), CancellationToken.None);
            _run = run;
            return run;
        }
    }

    /// <summary>Asks the run to stop, which goes on until it has written down what it has measured; false when none goes on, or it is
    /// another than the one that is meant.</summary>
    public bool TryStop(Task? only = null)
    {
        lock (_lock)
        {
            if (_run is not { IsCompleted: false } || (only is not null && only != _run))
                return false;
            _stop!.Cancel();
            return true;
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task? run;
        lock (_lock)
        {
            _closed = true;
            _stop?.Cancel();
            run = _run;
        }

        await (run ?? Task.CompletedTask).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stop?.Dispose();
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
        builder.Services.AddSingleton<RunRequests>();
        builder.Services.AddSingleton<ReportLinks>();
        builder.Services.AddSingleton<RunAnswers>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RunDesk>());
    }
}
