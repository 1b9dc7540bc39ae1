using IrisBench.Gateway.Functions;

namespace IrisBench.Gateway.Scaling;

/// <summary>Looks at each function's load now and then: more of it brings replicas, none of it may end them.</summary>
internal sealed class Scaler(FunctionRegistry functions) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<Function, LoadHistory> _histories = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var deployed = functions.All;
            foreach (var function in deployed)
            {
                Look(function);
            }

            foreach (var gone in _histories.Keys.Except(deployed).ToList())
            {
                _histories.Remove(gone);
            }
        }
    }

    private void Look(Function function)
    {
        var (mode, limits) = function.Policy;
        if (mode != FunctionMode.Warm)
        {
            // A request that came in before the mode was changed may have started one more replica.
            function.Replicas.EndIfIdle(mode == FunctionMode.Fork ? Interval : limits.ZeroDuration);
        }

        if (!_histories.TryGetValue(function, out var history))
        {
            _histories.Add(function, history = new LoadHistory());
        }

        history.Add(function.Replicas.Load);
        if (mode != FunctionMode.Fork && function.Replicas.Desired > 0)
        {
            function.Replicas.ScaleForLoad(history.Replicas(limits, function.Replicas.Desired));
        }
    }
}
