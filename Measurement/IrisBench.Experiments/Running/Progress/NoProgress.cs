namespace IrisBench.Experiments.Running.Progress;

/// <summary>Nobody follows.</summary>
public sealed class NoProgress : IRunProgress
{
    /// <inheritdoc />
    public void Report(RunEvent progress)
    {
    }
}
