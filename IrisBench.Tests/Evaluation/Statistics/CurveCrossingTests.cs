using IrisBench.Evaluation.Statistics;

namespace IrisBench.Tests.Evaluation.Statistics;

public class CurveCrossingTests
{
    private const int Sweeps = 200;
    private static readonly int[] Looks = [10, 15, 20];

    [Theory]
    [InlineData(null, 0.05)]
    [InlineData(0.06, 0.05)]
    [InlineData(null, 0.02)]
    [InlineData(0.03, 0.02)]
    public void In_simulation_the_interval_holds_the_known_crossing_in_at_least_93_of_100_sweeps_with_early_ends_as_without(
        double? halfWidth, double spread)
    {
        var sweeps = Enumerable.Range(0, Sweeps)
            .AsParallel().Select(seed => new SimulatedSweep(seed).Run(Looks, halfWidth, spread)).ToArray();

        var found = sweeps.AsParallel().Select(points => CurveCrossing.Of(points, 1.1, seed: 1, resamples: 1000)).ToArray();
        var held = found.Count(crossing
            => crossing.Possible is { } possible && possible.Lower <= SimulatedSweep.Crossing && possible.Upper >= SimulatedSweep.Crossing);

        var rounds = sweeps.Average(points => points.Average(point => point.Side.Count));
        double[] widths = [.. found.Select(crossing => crossing.Possible!.Upper - crossing.Possible.Lower).Order()];
        Assert.InRange((double)held / Sweeps, 0.93, 1);
        Assert.Equal(halfWidth is null, rounds == Looks[^1]);
        // And it says something: the points lie from 0 to 100.
        Assert.InRange(widths[Sweeps / 2], 1, spread > 0.02 ? 85 : 30);
    }
}
