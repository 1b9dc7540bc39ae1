using System.Text.Json;

namespace IrisBench.Experiments.Results;

/// <summary>What one side answered to one flower before anything was timed.</summary>
/// <param name="Side">The side.</param>
/// <param name="Flower">The input.</param>
/// <param name="Answers">The values that must agree between the sides, by name; null in a run of an older irisbench.</param>
/// <param name="Point">The point of a sweep, from 0; 0 where nothing varies.</param>
public sealed record ParityAnswer(string Side, IReadOnlyList<double> Flower, IReadOnlyDictionary<string, JsonElement>? Answers = null, int Point = 0);
