using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Sides;

/// <summary>What came of one pass through the pipeline.</summary>
/// <param name="Steps">The steps, in order; of a failed run those that were tried.</param>
/// <param name="Species">The answer; null if it failed.</param>
/// <param name="LoadChecksum">The load step's.</param>
/// <param name="Accuracy">Of the trained model.</param>
/// <param name="Error">Why it failed; null if it did not.</param>
internal sealed record PipelineAnswer(
    IReadOnlyList<StepRecord> Steps, string? Species = null, double LoadChecksum = 0, double Accuracy = 0, string? Error = null);
