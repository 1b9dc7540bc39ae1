using System.Text.Json;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Sides;

/// <summary>What came of one pass through the pipeline.</summary>
/// <param name="Steps">The steps, in order; of a failed run those that were tried.</param>
/// <param name="Answers">The values that must agree between the sides, by name; null if it failed.</param>
/// <param name="Error">Why it failed; null if it did not.</param>
internal sealed record PipelineAnswer(IReadOnlyList<StepRecord> Steps, IReadOnlyDictionary<string, JsonElement>? Answers = null, string? Error = null);
