using System.Diagnostics;
using IrisBench.Gateway.Contract;
using IrisBench.Gateway.Functions;

namespace IrisBench.Gateway.Modes;

/// <summary>The replicas of a function: as many as are wanted by who manages it, and more or none by its load. It starts what is missing,
/// drains what is too much and replaces what crashed.</summary>
internal sealed class ReplicaSet(Function function, ReplicaLauncher launcher, ILogger logger)
{
    private readonly RestartBackoff _backoff = new();
    private int _desired;

    // Replicas wanted by who manages the function; the load may add to them.
    private int _baseline;
    private long _lastUse = Stopwatch.GetTimestamp();

    /// <summary>Held by who asks or changes what stands below: the replicas, and who waits for one.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Those that exist in any state, the ending ones included.</summary>
    public List<Replica> Replicas { get; } = [];

    /// <summary>Requests that wait for one.</summary>
    public int Waiting { get; set; }

    /// <summary>It has ended for good.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Replicas wanted; to be read without the gate, as all that follows.</summary>
    public int Desired { get => Volatile.Read(ref _desired); private set => Volatile.Write(ref _desired, value); }

    /// <summary>Those that take requests.</summary>
    public IReadOnlyList<Replica> Ready => Guarded(() => Replicas.Where(replica => replica.State == ReplicaState.Ready).ToList());

    /// <summary>Requests with a replica or waiting for one.</summary>
    public int Load => Guarded(() => Waiting + Replicas.Sum(replica => replica.InFlight));

    /// <summary>Idleness begins anew.</summary>
    public void Touch() => Volatile.Write(ref _lastUse, Stopwatch.GetTimestamp());

    /// <summary>Sets how many replicas are wanted.</summary>
    public void Scale(int replicas)
    {
        lock (Gate)
        {
            _baseline = replicas;
            Touch();
            Want(replicas);
        }
    }

    /// <summary>Adds replicas for the load, or takes them away again, never below what is wanted without it.</summary>
    public void ScaleForLoad(int replicas)
    {
        lock (Gate)
            Want(Math.Max(replicas, _baseline));
    }

    /// <summary>Ends all replicas if nobody has used one for that long.</summary>
    public void EndIfIdle(TimeSpan idle)
    {
        lock (Gate)
        {
            if (Desired == 0 || Load > 0 || Stopwatch.GetElapsedTime(Volatile.Read(ref _lastUse)) < idle
                || Replicas.Any(replica => replica.State == ReplicaState.Starting))
                return;
            Scale(0);
            logger.LogInformation("{Function} was idle and is scaled to zero", function.Name);
        }
    }

    /// <summary>A replica that is starting, for a request that found none ready: one start serves all that wait for it.</summary>
    public Replica Wake()
    {
        lock (Gate)
        {
            var isFromZero = Desired == 0;
            if (isFromZero)
                Desired = _baseline = function.Policy.Limits.Minimum;
            Reconcile(isFromZero ? ColdStartNames.ScaleFromZero : ColdStartNames.NewProcess);
            return Replicas.First(replica => replica.State == ReplicaState.Starting);
        }
    }

    /// <summary>A request has been answered.</summary>
    public void Release(Replica replica)
    {
        lock (Gate)
        {
            replica.InFlight--;
            Touch();
            if (replica is { State: ReplicaState.Draining, InFlight: 0 })
                replica.Stop();
        }
    }

    /// <summary>Starts new replicas in place of all there are.</summary>
    public void Replace()
    {
        lock (Gate)
        {
            foreach (var replica in Replicas.Where(replica => replica.IsWanted).ToArray())
                replica.Drain();
            Reconcile(ColdStartNames.NewProcess);
        }
    }

    /// <summary>Replaces one that does not do what it is asked; it is killed when the requests that it has are answered.</summary>
    public void Condemn(Replica replica)
    {
        lock (Gate)
        {
            replica.IsCondemned = true;
            if (replica.IsWanted)
                replica.Drain();
            if (!IsClosed)
                Reconcile(ColdStartNames.NewProcess);
        }
    }

    /// <summary>Ends for good.</summary>
    public void Close()
    {
        lock (Gate)
        {
            IsClosed = true;
            Want(0);
        }
    }

    private T Guarded<T>(Func<T> read)
    {
        lock (Gate)
            return read();
    }

    private void Want(int replicas)
    {
        Desired = IsClosed ? 0 : replicas;
        Reconcile(ColdStartNames.NewProcess);
    }

    // Starts those that are missing, and drains those that are too many.
    private void Reconcile(string kind)
    {
        var wanted = Replicas.Where(replica => replica.IsWanted).ToList();
        for (var missing = Desired - wanted.Count; missing > 0; missing--)
            Start(kind);
        // Those that nobody uses go first.
        foreach (var surplus in wanted.OrderBy(replica => replica.State).ThenBy(replica => replica.InFlight).Take(wanted.Count - Desired))
            surplus.Drain();
    }

    private void Start(string kind)
    {
        var replica = launcher.Create(function, kind);
        Replicas.Add(replica);
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(() => RunAsync(replica));
    }

    private async Task RunAsync(Replica replica)
    {
        var started = await launcher.StartAsync(function, replica);
        var failed = SettleStart(replica, started);
        if (replica.Process is { } process)
            await process.Ended;
        lock (Gate)
        {
            var crashed = failed || replica.IsWanted;
            replica.State = ReplicaState.Ended;
            Replicas.Remove(replica);
            if (crashed)
                RestartLater(replica, started);
        }

        replica.Dispose();
    }

    private bool SettleStart(Replica replica, bool started)
    {
        var failed = false;
        lock (Gate)
        {
            if (replica.State == ReplicaState.Starting)
            {
                replica.State = started ? ReplicaState.Ready : ReplicaState.Ended;
                failed = !started;
            }
            else if (replica.InFlight == 0)
            {
                // It was scaled away while it had no process yet that could be told.
                replica.Stop();
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
            lock (Gate)
            {
                // With scale-to-zero the next request starts another.
                if (!IsClosed && function.Mode == FunctionMode.Warm)
                    Reconcile(ColdStartNames.NewProcess);
                else if (!IsClosed && Waiting == 0 && Replicas.Count == 0)
                    Desired = 0;
            }
        });
    }
}
