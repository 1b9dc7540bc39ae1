namespace IrisBench.Evaluation.Summaries;

/// <summary>The rate of pipeline runs at which both cost the same; below it pay-per-use is cheaper.</summary>
/// <param name="PayPerUseSide">The side that pays per use.</param>
/// <param name="ReservedSide">The side that is reserved.</param>
/// <param name="RunsPerSecond">The rate; null when reserved is cheaper at any rate or would need more than one pod before it is reached.</param>
/// <param name="Text">In a sentence.</param>
public sealed record BreakEven(string PayPerUseSide, string ReservedSide, double? RunsPerSecond, string Text);
