using IrisBench.Experiments.Definition;

namespace IrisBench.LiveView.Running;

/// <summary>Where runs are started and stopped: one at a time, since two would disturb each other's figures.</summary>
internal sealed class RunDesk(ExperimentRunner runner) : IHostedService, IDisposable
{
    private readonly Lock _lock = new();
    private CancellationTokenSource? _stop;
    private Task _run = Task.CompletedTask;
    private bool _closed;

    /// <summary>Starts a run.</summary>
    /// <returns>False when one goes on, or the process ends.</returns>
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

    /// <summary>Asks the run to stop. It goes on until it has written down what it has measured.</summary>
    /// <returns>False when none goes on.</returns>
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
