using System.Diagnostics;

namespace IrisBench.Gateway.Modes;

/// <summary>Gives each request a replica, the least busy first. One that finds none ready waits for the start that is under way, or causes
/// one.</summary>
internal sealed class ReplicaRequests(string function, ReplicaSet set)
{
    private readonly LeastBusy _leastBusy = new();

    /// <summary>A replica for one request.</summary>
    /// <exception cref="StartFailedException">None could be started.</exception>
    public async Task<ReplicaLease> AcquireAsync(CancellationToken cancellationToken)
    {
        var arrived = Stopwatch.GetTimestamp();
        Replica? awaited = null;
        while (true)
        {
            lock (set.Gate)
            {
                if (set.IsClosed)
                    throw new StartFailedException($"Function {function} has been removed.");
                if (_leastBusy.Pick(set.Replicas) is { } ready)
                {
                    ready.InFlight++;
                    var queued = awaited is null ? TimeSpan.Zero : Stopwatch.GetElapsedTime(arrived, ready.RequestedTimestamp);
                    return new ReplicaLease(set, ready, awaited is not null, queued < TimeSpan.Zero ? TimeSpan.Zero : queued);
                }

                awaited = set.Wake();
                set.Waiting++;
            }

            await AwaitStartAsync(awaited, cancellationToken);
        }
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
            lock (set.Gate)
            {
                set.Waiting--;
                set.Touch();
            }
        }
    }
}

/// <summary>A request's hold on a replica, which lives until it is given back.</summary>
/// <param name="Set">Where it comes from.</param>
/// <param name="Replica">The replica.</param>
/// <param name="WaitedForStart">Whether the request caused the start of a process, or waited for one.</param>
/// <param name="Queued">Time in the gateway before that start began.</param>
internal sealed record ReplicaLease(ReplicaSet Set, Replica Replica, bool WaitedForStart, TimeSpan Queued) : IDisposable
{
    public void Dispose() => Set.Release(Replica);

    /// <summary>No further request is to reach this replica; it is killed when those it has are answered.</summary>
    public void Condemn() => Set.Condemn(Replica);
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
