using IrisBench.Evaluation.Statistics;

namespace IrisBench.Tests.Evaluation.Statistics;

/// <summary>
/// A sweep of two sides that work 5 ms an iteration, with what a call costs added to one of them: its ratio passes 1.1 at a
/// known place between two points.
/// </summary>
internal sealed class SimulatedSweep(int seed)
{
    // 40 + 5.05 x = 1.1 (20 + 5 x)
    public const double Crossing = 18 / 0.45;

    private static readonly double[] Iterations = [0, 1, 2, 5, 10, 20, 50, 100];

    private readonly SimulatedRounds _rounds = new(seed);

    /// <summary>The points as a sweep leaves them.</summary>
    /// <param name="looks">After how many rounds it is looked.</param>
    /// <param name="halfWidth">What is enough; null to run all rounds.</param>
    /// <param name="spread">Standard deviation of a round.</param>
    public IReadOnlyList<CurvePairs> Run(IReadOnlyList<int> looks, double? halfWidth, double spread = 0.05)
        => [.. Iterations.Select(iterations => Point(iterations, looks, halfWidth, spread))];

    private CurvePairs Point(double iterations, IReadOnlyList<int> looks, double? halfWidth, double spread)
    {
        var (side, reference) = _rounds.LogNormal(looks[^1], 1, spread, spread);
        var sides =
            new[] { reference.Select(value => value * (20 + (5 * iterations))), side.Select(value => value * (40 + (5.05 * iterations))) }
            .Select(values => (IReadOnlyDictionary<int, double>)values.Index().ToDictionary(value => value.Index, value => value.Item))
            .ToArray();
        var look = EarlyEnd.LookOf(sides, looks, halfWidth, seed: 1);
        return new CurvePairs(
            iterations, [.. sides[1].Values.Take(looks[look])], [.. sides[0].Values.Take(looks[look])],
            halfWidth is null ? 1 : ErrorSpending.ShareAt(looks, look));
    }
}
