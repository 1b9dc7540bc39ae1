namespace IrisBench.Compare.Sides;

/// <summary>One pass through the pipeline.</summary>
/// <param name="Seconds">From the first request to the last answer.</param>
/// <param name="Steps">Those the side can tell apart, in order.</param>
/// <param name="Species">The answer.</param>
internal sealed record PipelineRun(double Seconds, IReadOnlyList<StepTime> Steps, string Species);
