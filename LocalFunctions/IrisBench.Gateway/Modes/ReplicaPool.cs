using IrisBench.Gateway.Functions;

namespace IrisBench.Gateway.Modes;

/// <summary>
/// The replicas that a function has and how many it is meant to have: starts what is missing, drains what is too much,
/// replaces what crashed. Whoever asks or changes it holds its <see cref="Gate"/>.
/// </summary>
internal sealed class ReplicaPool(Function function, ReplicaLauncher launcher, ILogger logger)
{
    private readonly RestartBackoff _backoff = new();
    private int _desired;

    public Lock Gate { get; } = new();

    /// <summary>Those that exist in any state, the ending ones included.</summary>
    public List<Replica> Replicas { get; } = [];

    /// <summary>Requests that wait for one.</summary>
    public int Waiting { get; set; }

    /// <summary>Replicas wanted; to be read without the gate, too.</summary>
    public int Desired { get => Volatile.Read(ref _desired); set => Volatile.Write(ref _desired, value); }

    /// <summary>Replicas wanted by who manages the function; the load may add to them.</summary>
    public int Baseline { get; set; }

    /// <summary>It has ended for good.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Sets how many replicas are wanted.</summary>
    public void Want(int replicas)
    {
        Desired = IsClosed ? 0 : replicas;
        Reconcile(ColdStartKind.NewProcess);
    }

    /// <summary>Starts those that are missing, and drains those that are too many.</summary>
    public void Reconcile(string kind)
    {
        var wanted = Replicas.Where(replica => replica.IsWanted).ToList();
        for (var missing = Desired - wanted.Count; missing > 0; missing--)
            Start(kind);
        // Those that nobody uses go first.
        foreach (var surplus in wanted.OrderBy(replica => replica.State).ThenBy(replica => replica.InFlight).Take(wanted.Count - Desired))
            Drain(surplus);
    }

    /// <summary>No further request reaches the replica, which ends after its last.</summary>
    public static void Drain(Replica replica)
    {
        replica.State = ReplicaState.Draining;
        replica.SetStarted(StartOutcome.Withdrawn);
        if (replica.InFlight == 0)
            ReplicaStop.Begin(replica);
    }

    /// <summary>Ends for good.</summary>
    public void Close()
    {
        IsClosed = true;
        Want(0);
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
            lock (Gate)
            {
                // With scale-to-zero the next request starts another.
                if (!IsClosed && function.Mode == FunctionMode.Warm)
                    Reconcile(ColdStartKind.NewProcess);
                else if (!IsClosed && Waiting == 0 && Replicas.Count == 0)
                    Desired = 0;
            }
        });
    }
}

/// <summary>
/// How long to wait before a replica that went unasked is replaced: not at all at first, longer each time it does not last.
/// </summary>
internal sealed class RestartBackoff
{
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private int _inARow;

    public TimeSpan Next(TimeSpan lived)
    {
        _inARow = lived >= Lasting ? 0 : _inARow + 1;
        if (_inARow <= 1)
            return TimeSpan.Zero;
        var seconds = 0.5 * Math.Pow(2, Math.Min(_inARow - 2, 10));
        return seconds < Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : Longest;
    }
}

/// <summary>Ends the process of a replica that answers no request any more.</summary>
internal static class ReplicaStop
{
    // How long a process may take to end in good order after it was asked to.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Asks the process to end and kills it, and all it started, when it does not.</summary>
    public static void Begin(Replica replica) => _ = StopAsync(replica);

    private static async Task StopAsync(Replica replica)
    {
        if (replica.Process is not { } process)
            return;
        process.Memory();
        if (!replica.IsCondemned)
        {
            process.Terminate();
            await Task.WhenAny(process.Ended, Task.Delay(Grace));
        }

        process.Kill();
    }
}
