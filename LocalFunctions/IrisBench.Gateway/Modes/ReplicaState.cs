namespace IrisBench.Gateway.Modes;

internal enum ReplicaState
{
    Starting,
    Ready,

    /// <summary>Gets no further requests, ends after its last one.</summary>
    Draining,
    Ended,
}
