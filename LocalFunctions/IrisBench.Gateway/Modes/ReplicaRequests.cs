using System.Diagnostics;
using IrisBench.Gateway.Functions;

namespace IrisBench.Gateway.Modes;

/// <summary>
/// Gives each request a replica, the least busy first. One that finds none ready waits for the start that is under way, or
/// causes one.
/// </summary>
internal sealed class ReplicaRequests(Function function, ReplicaPool pool)
{
    private readonly LeastBusy _leastBusy = new();
    private long _lastUse = Stopwatch.GetTimestamp();

    /// <summary>Requests with a replica or waiting for one.</summary>
    public int Load
    {
        get
        {
            lock (pool.Gate)
                return pool.Waiting + pool.Replicas.Sum(replica => replica.InFlight);
        }
    }

    /// <summary>Time since the last request ended; zero while there is one.</summary>
    public TimeSpan Idle => Load > 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(Volatile.Read(ref _lastUse));

    /// <summary>Idleness begins anew.</summary>
    public void Touch() => Volatile.Write(ref _lastUse, Stopwatch.GetTimestamp());

    /// <summary>A replica for one request.</summary>
    /// <exception cref="StartFailedException">None could be started.</exception>
    public async Task<ReplicaLease> AcquireAsync(CancellationToken cancellationToken)
    {
        var arrived = Stopwatch.GetTimestamp();
        Replica? awaited = null;
        while (true)
        {
            lock (pool.Gate)
            {
                if (pool.IsClosed)
                    throw new StartFailedException($"Function {function.Name} has been removed.");
                if (_leastBusy.Pick(pool.Replicas) is { } ready)
                {
                    ready.InFlight++;
                    var queued = awaited is null ? TimeSpan.Zero : Stopwatch.GetElapsedTime(arrived, ready.RequestedTimestamp);
                    return new ReplicaLease(this, ready, awaited is not null, queued < TimeSpan.Zero ? TimeSpan.Zero : queued);
                }

                awaited = WakeOne();
                pool.Waiting++;
            }

            await AwaitStartAsync(awaited, cancellationToken);
        }
    }

    /// <summary>The request has been answered.</summary>
    public void Release(Replica replica)
    {
        lock (pool.Gate)
        {
            replica.InFlight--;
            Touch();
            if (replica is { State: ReplicaState.Draining, InFlight: 0 })
                ReplicaStop.Begin(replica);
        }
    }

    /// <summary>No further request is to reach this replica; it is killed when those it has are answered.</summary>
    public void Condemn(Replica replica)
    {
        lock (pool.Gate)
        {
            replica.IsCondemned = true;
            if (replica.IsWanted)
                ReplicaPool.Drain(replica);
            if (!pool.IsClosed)
                pool.Reconcile(ColdStartKind.NewProcess);
        }
    }

    // One start serves all that wait for it.
    private Replica WakeOne()
    {
        var isFromZero = pool.Desired == 0;
        if (isFromZero)
            pool.Desired = pool.Baseline = function.Policy.Limits.Minimum;
        pool.Reconcile(isFromZero ? ColdStartKind.ScaleFromZero : ColdStartKind.NewProcess);
        return pool.Replicas.First(replica => replica.State == ReplicaState.Starting);
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
            lock (pool.Gate)
            {
                pool.Waiting--;
                Touch();
            }
        }
    }
}

/// <summary>A request's hold on a replica, which lives until it is given back.</summary>
/// <param name="Requests">Where it comes from.</param>
/// <param name="Replica">The replica.</param>
/// <param name="WaitedForStart">Whether the request caused the start of a process, or waited for one.</param>
/// <param name="Queued">Time in the gateway before that start began.</param>
internal sealed record ReplicaLease(ReplicaRequests Requests, Replica Replica, bool WaitedForStart, TimeSpan Queued) : IDisposable
{
    public void Dispose() => Requests.Release(Replica);

    /// <summary>No further request is to reach this replica; it is killed when those it has are answered.</summary>
    public void Condemn() => Requests.Condemn(Replica);
}

/// <summary>Chooses the replica with the fewest requests; the turn decides among equals.</summary>
internal sealed class LeastBusy
{
    private int _turn;

    public Replica? Pick(List<Replica> replicas)
    {
        _turn = (_turn + 1) & int.MaxValue;
        Replica? best = null;
        for (var index = 0; index < replicas.Count; index++)
        {
            var replica = replicas[(int)(((uint)index + (uint)_turn) % (uint)replicas.Count)];
            if (replica.State == ReplicaState.Ready && (best is null || replica.InFlight < best.InFlight))
                best = replica;
        }

        return best;
    }
}
