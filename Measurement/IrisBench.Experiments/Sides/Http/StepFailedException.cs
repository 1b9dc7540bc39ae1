namespace IrisBench.Experiments.Sides.Http;

/// <summary>A step answered with a failure, with nonsense or not at all.</summary>
internal sealed class StepFailedException(string step, string reason, Exception? innerException = null)
    : Exception($"step {step}: {reason}", innerException);
