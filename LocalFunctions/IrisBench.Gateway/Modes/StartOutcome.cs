namespace IrisBench.Gateway.Modes;

internal enum StartOutcome
{
    Ready,
    Failed,

    /// <summary>It was scaled away before it was ready.</summary>
    Withdrawn,
}
