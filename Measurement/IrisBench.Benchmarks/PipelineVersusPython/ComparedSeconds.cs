using IrisBench.Evaluation.Statistics;

namespace IrisBench.Benchmarks.PipelineVersusPython;

/// <summary>A row of the table: the same work on both sides, a pair of values a round.</summary>
internal sealed record ComparedSeconds(string What, IReadOnlyList<double> Own, IReadOnlyList<double> Python)
{
    /// <summary>Own by Python's, with its interval, which a slow minute that hits both does not widen.</summary>
    public RatioOfMedians Ratio { get; } = RatioOfMedians.Of(Own, Python, seed: 1);
}
