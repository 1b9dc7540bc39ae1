namespace IrisBench.Gateway.Modes;

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
