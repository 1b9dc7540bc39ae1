using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Tests.Evaluation.Statistics;

public class CurveCrossingTests
{
    private const int Sweeps = 200;
    private static readonly int[] Looks = [10, 15, 20];

    [Theory]
    [InlineData(1.2, 1.0, CrossingKind.Falls)]
    [InlineData(1.0, 1.2, CrossingKind.Rises)]
    public void A_crossing_that_is_sharper_than_a_step_lies_in_it(double atFirst, double atLast, CrossingKind kind)
    {
        double[] ones = [1, 1, 1, 1, 1, 1, 1];

        var crossing = CurveCrossing.Of(
            [new(0, [.. ones.Select(_ => atFirst)], ones), new(100, [.. ones.Select(_ => atLast)], ones)], 1.101, seed: 1);

        Assert.Equal((kind, true), (crossing.Kind, crossing.IsKnown));
        Assert.InRange(crossing.At.Single(), crossing.Possible!.Lower, crossing.Possible.Upper);
        Assert.InRange(crossing.Possible.Upper - crossing.Possible.Lower, 0.5, 2.5);
    }

    [Fact]
    public void Where_every_point_excludes_it_on_the_same_side_there_is_none()
    {
        double[] ones = [1, 1, 1, 1, 1, 1, 1];

        var crossing = CurveCrossing.Of(
            [new(0, [.. ones.Select(_ => 1.3)], ones), new(100, [.. ones.Select(_ => 1.2)], ones)], 1.1, seed: 1);

        Assert.Equal((CrossingKind.AlwaysAbove, null), (crossing.Kind, crossing.Possible));
    }

    [Theory]
    [InlineData(null, 0.05)]
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
