namespace IrisBench.Gateway.Modes;

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
