using IrisBench.Evaluation.Statistics;

namespace IrisBench.Tests.Evaluation.Statistics;

public class MannWhitneyTests
{
    [Fact]
    public void Two_of_924_orders_part_six_values_from_six()
    {
        var test = MannWhitney.Of([7, 8, 9, 10, 11, 12], [1, 2, 3, 4, 5, 6]);
        Assert.Equal(2.0 / 924, test.PValue, 1e-12);
        Assert.Equal(1.0, test.CliffsDelta);
    }

    [Fact]
    public void The_first_values_being_the_smaller_makes_the_effect_negative()
        => Assert.Equal(-1.0, MannWhitney.Of([1, 2, 3, 4, 5, 6], [7, 8, 9, 10, 11, 12]).CliffsDelta);

    [Fact]
    public void Half_of_a_tie_counts_for_either_side()
    {
        // Of the 9 pairings the first is larger in 3, equal in 2.
        Assert.Equal((3.0 - 4.0) / 9, MannWhitney.Of([1, 3, 5], [1, 4, 5]).CliffsDelta + 0, 1e-12);
        Assert.Equal(0.0, MannWhitney.Of([1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1]).CliffsDelta);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(60)]
    public void Equal_sides_fall_below_5_percent_in_about_5_of_100_runs(int rounds)
    {
        const int Trials = 2000;
        var source = new SimulatedRounds(seed: 11);
        var below = Enumerable.Range(0, Trials)
            .Select(_ => source.LogNormal(rounds, ratio: 1, common: 0))
            .Count(pair => MannWhitney.Of(pair.First, pair.Second).PValue < 0.05);
        Assert.InRange((double)below / Trials, 0.03, 0.065);
    }
}
