namespace IrisBench.Experiments.Running.Progress;

/// <summary>Follows a run while it goes on.</summary>
public interface IRunProgress
{
    /// <summary>
    /// Told what has just happened. Called from several threads, the sampler's and those of requests among them: it must
    /// not throw, and what takes time it must put off.
    /// </summary>
    void Report(RunEvent progress);
}
