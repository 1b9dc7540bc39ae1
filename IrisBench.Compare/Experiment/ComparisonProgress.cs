namespace IrisBench.Compare.Experiment;

/// <summary>What is under way.</summary>
/// <param name="Doing">For the user.</param>
/// <param name="Done">Finished parts: the baseline, each warm-up, each run.</param>
/// <param name="Total">All parts.</param>
internal sealed record ComparisonProgress(string Doing, int Done, int Total);
