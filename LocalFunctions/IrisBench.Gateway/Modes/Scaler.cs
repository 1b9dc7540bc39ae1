using IrisBench.Gateway.Api;
using IrisBench.Gateway.Functions;
using IrisBench.Gateway.Scaling;

namespace IrisBench.Gateway.Modes;

/// <summary>Looks at each function's load now and then: more of it brings replicas, none of it may end them. Where the labels of a function
/// choose an engine's policy, that decides in place of both.</summary>
internal sealed class Scaler(
    FunctionRegistry functions, SystemLease lease, ScalingSettings settings, TimeProvider time, ILogger<Scaler> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<Function, LoadHistory> _histories = [];
    private readonly Dictionary<Function, PolicyClock> _clocks = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var deployed = functions.All;
            foreach (var function in deployed)
                Look(function);
            foreach (var gone in _histories.Keys.Except(deployed).ToList())
                _histories.Remove(gone);
            foreach (var gone in _clocks.Keys.Except(deployed).ToList())
                _clocks.Remove(gone);
        }
    }

    private void Look(Function function)
    {
        if (function.Policy.ActiveScaling is { } scaling)
        {
            Follow(function, scaling);
            return;
        }

        _clocks.Remove(function);
        var (mode, limits, _) = function.Policy;
        if (mode != FunctionMode.Warm)
        {
            // A request that came in before the mode was changed may have started one more replica.
            function.Replicas.EndIfIdle(mode == FunctionMode.Fork ? Interval : limits.ZeroDuration);
        }

        if (!_histories.TryGetValue(function, out var history))
            _histories.Add(function, history = new LoadHistory());
        history.Add(function.Replicas.Load);
        // Who measures says how many replicas a warm function has.
        if (mode == FunctionMode.Warm && lease.Owner is not null)
            return;
        if (mode != FunctionMode.Fork && function.Replicas.Desired > 0)
            function.Replicas.ScaleForLoad(history.Replicas(limits, function.Replicas.Desired));
    }

    // Also while somebody measures: then the policy is what is measured, and the function's status names it.
    private void Follow(Function function, IScalingPolicy policy)
    {
        if (!_clocks.TryGetValue(function, out var clock) || !clock.Policy.Equals(policy))
            _clocks[function] = clock = new PolicyClock(policy, settings.Interval, time);
        if (clock.Look(() => CountsOf(function)) is not { } replicas || replicas == function.Replicas.Desired)
            return;
        logger.LogInformation("{Policy} scales {Function} to {Replicas}", policy.Name, function.Name, replicas);
        function.Scale(replicas, mode: null);
    }

    private static LoadCounts CountsOf(Function function)
    {
        var (inFlight, at) = function.Calls.Time;
        return new(
            at, function.Calls.Completed, function.Calls.Good, inFlight, function.Ledger.CpuSeconds, function.Replicas.Desired,
            function.Replicas.Ready.Count, function.Mode == FunctionMode.Zero, function.Calls.InFlight);
    }
}

/// <summary>How many replicas the load of a function asks for: ceil(requests in flight / target), as OpenFaaS Pro's capacity scaling
/// counts. The mean of a second decides to add; only the largest of a cool-down of 30 s lets some go.</summary>
internal sealed class LoadHistory
{
    private const int LooksASecond = 4;
    private const int CoolDownLooks = 30 * LooksASecond;

    private readonly Queue<int> _loads = new();

    public void Add(int load)
    {
        _loads.Enqueue(load);
        if (_loads.Count > CoolDownLooks)
            _loads.Dequeue();
    }

    /// <param name="limits">What the function's labels allow.</param>
    /// <param name="current">Replicas now.</param>
    public int Replicas(ScaleLimits limits, int current)
    {
        var up = For(_loads.TakeLast(LooksASecond).Average(), limits);
        if (up >= current)
            return up;
        var down = For(_loads.Max(), limits);
        return Math.Min(current, Math.Max(up, down));
    }

    private static int For(double load, ScaleLimits limits)
        => Math.Clamp((int)Math.Ceiling(load / limits.Target), limits.Minimum, limits.Maximum);
}
