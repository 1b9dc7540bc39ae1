namespace IrisBench.Benchmarks.PipelineVersusPython;

/// <summary>One run of the pipeline.</summary>
/// <param name="Seconds">Of the whole.</param>
/// <param name="Steps">Seconds of each step, from request to answer; empty of a monolith.</param>
/// <param name="Species">The answer.</param>
internal sealed record PipelineTimes(double Seconds, IReadOnlyDictionary<string, double> Steps, string Species);
