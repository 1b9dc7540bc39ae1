using System.Diagnostics;
using IrisBench.Gateway.Functions;

namespace IrisBench.Gateway.Modes;

/// <summary>
/// The replicas of a function: as many as are wanted, one for each request, the least busy first. A request that finds
/// none ready waits for the start that is under way, or causes one. A replica that is no longer wanted gets no further
/// requests and ends after its last.
/// </summary>
internal sealed class ReplicaSet(Function function, ReplicaLauncher launcher, ILogger logger)
{
    private readonly Lock _lock = new();
    private readonly List<Replica> _replicas = [];
    private readonly RestartBackoff _backoff = new();
    private readonly LeastBusy _leastBusy = new();
    private int _desired;
    private int _baseline;
    private int _waiting;
    private bool _closed;
    private long _lastUse = Stopwatch.GetTimestamp();

    /// <summary>Replicas wanted.</summary>
    public int Desired => Volatile.Read(ref _desired);

    /// <summary>Replicas wanted by who manages the function; the load may add to them.</summary>
    public int Baseline => Volatile.Read(ref _baseline);

    public int Ready => Count(replica => replica.State == ReplicaState.Ready);

    /// <summary>Where those that take requests tell their metrics: ports on loopback.</summary>
    public IReadOnlyList<int> ManagementPorts
    {
        get
        {
            lock (_lock)
            {
                return [.. _replicas.Where(replica => replica.State == ReplicaState.Ready).Select(replica => replica.ManagementPort)];
            }
        }
    }

    /// <summary>Those that exist in any state, the ending ones included.</summary>
    public int Existing => Count(_ => true);

    /// <summary>Requests with a replica or waiting for one.</summary>
    public int Load
    {
        get
        {
            lock (_lock)
            {
                return _waiting + _replicas.Sum(replica => replica.InFlight);
            }
        }
    }

    /// <summary>Time since the last request ended; zero while there is one.</summary>
    public TimeSpan Idle => Load > 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(Volatile.Read(ref _lastUse));

    /// <summary>A replica for one request.</summary>
    /// <exception cref="StartFailedException">None could be started.</exception>
    public async Task<ReplicaLease> AcquireAsync(CancellationToken cancellationToken)
    {
        var arrived = Stopwatch.GetTimestamp();
        Replica? awaited = null;
        while (true)
        {
            lock (_lock)
            {
                if (_closed)
                    throw new StartFailedException($"Function {function.Name} has been removed.");
                if (_leastBusy.Pick(_replicas) is { } ready)
                {
                    ready.InFlight++;
                    var queued = awaited is null ? TimeSpan.Zero : Stopwatch.GetElapsedTime(arrived, ready.RequestedTimestamp);
                    return new ReplicaLease(this, ready, awaited is not null, queued < TimeSpan.Zero ? TimeSpan.Zero : queued);
                }

                awaited = WakeOne();
                _waiting++;
            }

            await AwaitStartAsync(awaited, cancellationToken);
        }
    }

    public void Release(Replica replica)
    {
        lock (_lock)
        {
            replica.InFlight--;
            Volatile.Write(ref _lastUse, Stopwatch.GetTimestamp());
            if (replica is { State: ReplicaState.Draining, InFlight: 0 })
                ReplicaStop.Begin(replica);
        }
    }

    public void Condemn(Replica replica)
    {
        lock (_lock)
        {
            replica.IsCondemned = true;
            if (replica.IsWanted)
                Drain(replica);
            if (!_closed)
                Reconcile(ColdStartKind.NewProcess);
        }
    }

    /// <summary>Sets how many replicas are wanted.</summary>
    public void Scale(int replicas)
    {
        lock (_lock)
        {
            Volatile.Write(ref _baseline, replicas);
            Volatile.Write(ref _lastUse, Stopwatch.GetTimestamp());
            SetDesired(replicas);
        }
    }

    /// <summary>Adds replicas for the load, or takes them away again, never below what is wanted without it.</summary>
    public void ScaleForLoad(int replicas)
    {
        lock (_lock)
            SetDesired(Math.Max(replicas, _baseline));
    }

    /// <summary>Ends all replicas if nobody has used one for that long.</summary>
    public void EndIfIdle(TimeSpan idle)
    {
        lock (_lock)
        {
            if (_desired == 0 || Idle < idle || _replicas.Any(replica => replica.State == ReplicaState.Starting))
                return;
            Volatile.Write(ref _baseline, 0);
            SetDesired(0);
            logger.LogInformation("{Function} was idle and is scaled to zero", function.Name);
        }
    }

    /// <summary>Starts new replicas in place of all there are.</summary>
    public void Replace()
    {
        lock (_lock)
        {
            foreach (var replica in _replicas.Where(replica => replica.IsWanted).ToArray())
                Drain(replica);
            Reconcile(ColdStartKind.NewProcess);
        }
    }

    /// <summary>Ends for good.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _closed = true;
            SetDesired(0);
        }
    }

    // One start serves all that wait for it.
    private Replica WakeOne()
    {
        if (_desired == 0)
        {
            var minimum = function.Policy.Limits.Minimum;
            Volatile.Write(ref _baseline, minimum);
            Volatile.Write(ref _desired, minimum);
            Reconcile(ColdStartKind.ScaleFromZero);
        }
        else
        {
            Reconcile(ColdStartKind.NewProcess);
        }

        return _replicas.First(replica => replica.State == ReplicaState.Starting);
    }

    private async Task AwaitStartAsync(Replica awaited, CancellationToken cancellationToken)
    {
        try
        {
            // A start that failed is told to those who waited for it; a request that comes later causes another.
            if (await awaited.Started.WaitAsync(cancellationToken) == StartOutcome.Failed)
                throw new StartFailedException(awaited.Failure!);
        }
        finally
        {
            lock (_lock)
            {
                _waiting--;
                Volatile.Write(ref _lastUse, Stopwatch.GetTimestamp());
            }
        }
    }

    private void SetDesired(int replicas)
    {
        Volatile.Write(ref _desired, _closed ? 0 : replicas);
        Reconcile(ColdStartKind.NewProcess);
    }

    private void Reconcile(string kind)
    {
        var wanted = _replicas.Where(replica => replica.IsWanted).ToList();
        for (var missing = _desired - wanted.Count; missing > 0; missing--)
            Start(kind);
        // Those that nobody uses go first.
        foreach (var surplus in wanted.OrderBy(replica => replica.State).ThenBy(replica => replica.InFlight).Take(wanted.Count - _desired))
            Drain(surplus);
    }

    private void Start(string kind)
    {
        var replica = launcher.Create(function, kind);
        _replicas.Add(replica);
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(() => RunAsync(replica));
    }

    private static void Drain(Replica replica)
    {
        replica.State = ReplicaState.Draining;
        replica.SetStarted(StartOutcome.Withdrawn);
        if (replica.InFlight == 0)
            ReplicaStop.Begin(replica);
    }

    private async Task RunAsync(Replica replica)
    {
        var started = await launcher.StartAsync(function, replica);
        var failed = SettleStart(replica, started);
        if (replica.Process is { } process)
            await process.Ended;
        lock (_lock)
        {
            var crashed = failed || replica.IsWanted;
            replica.State = ReplicaState.Ended;
            _replicas.Remove(replica);
            if (crashed)
                RestartLater(replica, started);
        }

        replica.Dispose();
    }

    private bool SettleStart(Replica replica, bool started)
    {
        var failed = false;
        lock (_lock)
        {
            if (replica.State == ReplicaState.Starting)
            {
                replica.State = started ? ReplicaState.Ready : ReplicaState.Ended;
                failed = !started;
            }
            else if (replica.InFlight == 0)
            {
                // It was scaled away while it had no process yet that could be told.
                ReplicaStop.Begin(replica);
            }
        }

        replica.SetStarted(started ? StartOutcome.Ready : StartOutcome.Failed);
        return failed;
    }

    private void RestartLater(Replica replica, bool wasReady)
    {
        var reason = replica.Failure ?? replica.Process?.Ended.Result.Reason;
        logger.LogWarning("{Instance} is gone: {Reason}", replica.Instance, reason);
        var delay = _backoff.Next(wasReady ? replica.Process!.Age : TimeSpan.Zero);
        _ = Task.Run(async () =>
        {
            await Task.Delay(delay);
            lock (_lock)
            {
                // With scale-to-zero the next request starts another.
                if (!_closed && function.Mode == FunctionMode.Warm)
                    Reconcile(ColdStartKind.NewProcess);
                else if (!_closed && _waiting == 0 && _replicas.Count == 0)
                    Volatile.Write(ref _desired, 0);
            }
        });
    }

    private int Count(Func<Replica, bool> which)
    {
        lock (_lock)
            return _replicas.Count(which);
    }
}
