using IrisBench.Evaluation.Statistics;

namespace IrisBench.Tests.Evaluation.Statistics;

public class RatioTests
{
    private const int Resamples = 600;

    [Fact]
    public void It_is_the_median_of_the_first_by_the_median_of_the_second()
        => Assert.Equal(2.0, Ratio.OfPairs([2, 4, 6, 8, 10, 99], [1, 2, 3, 4, 5, 6], seed: 1).Value);

    [Fact]
    public void The_same_seed_gives_the_same_interval_and_another_seed_nearly_the_same()
    {
        var (first, second) = new SimulatedRounds(seed: 3).LogNormal(12, ratio: 1.2);
        var resamples = new Bootstrap(first, second, arePairs: true);
        Assert.Equal(resamples.LogRatios(500, seed: 42), resamples.LogRatios(500, seed: 42));
        Assert.NotEqual(resamples.LogRatios(500, seed: 42), resamples.LogRatios(500, seed: 43));
        var interval = Ratio.OfPairs(first, second, seed: 42).Interval!;
        var other = Ratio.OfPairs(first, second, seed: 43).Interval!;
        Assert.Equal(interval.Lower, other.Lower, 0.05 * (interval.Upper - interval.Lower));
        Assert.Equal(interval.Upper, other.Upper, 0.05 * (interval.Upper - interval.Lower));
    }

    [Fact]
    public void A_cause_that_slows_both_values_of_a_block_does_not_widen_it()
    {
        double[] second = [1, 2, 3, 4, 5, 6, 7, 8];
        var interval = Ratio.OfPairs([.. second.Select(value => 1.5 * value)], second, seed: 1).Interval!;
        Assert.Equal(1.5, interval.Lower, 1e-12);
        Assert.Equal(1.5, interval.Upper, 1e-12);
    }

    [Fact]
    public void Fewer_than_six_pairs_have_no_interval()
        => Assert.Null(Ratio.OfPairs([1, 2, 3, 4, 5], [1, 2, 3, 4, 5], seed: 1).Interval);

    [Fact]
    public void Values_without_their_other_are_refused() => Assert.Throws<ArgumentException>(() => Ratio.OfPairs([1, 2], [1], seed: 1));

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(30)]
    public void In_simulation_it_holds_the_true_ratio_in_95_of_100_runs_whatever_the_distribution(int blocks)
    {
        // Where the plain percentile interval fails, often enough to see it.
        var trials = blocks <= 7 ? 800 : 300;
        var rounds = new SimulatedRounds(seed: blocks);
        AssertCovers(trials, rounds, source => source.LogNormal(blocks, 1.1));
        AssertCovers(trials, rounds, source => source.LogNormal(blocks, 1.1, common: 0));
        AssertCovers(trials, rounds, source => source.Skewed(blocks, 1.1));
        AssertCovers(trials, rounds, source => source.TwoSpeeds(blocks, 1.1));
    }

    private static void AssertCovers(int trials, SimulatedRounds rounds, Func<SimulatedRounds, (double[] First, double[] Second)> draw)
    {
        var held = Enumerable.Range(0, trials)
            .Select(trial => (Pairs: draw(rounds), Seed: trial))
            .Select(run => Ratio.OfPairs(run.Pairs.First, run.Pairs.Second, run.Seed, Resamples).Interval!)
            .Count(interval => interval.Lower <= 1.1 && interval.Upper >= 1.1);
        var standardError = Math.Sqrt(0.95 * 0.05 / trials);
        Assert.InRange((double)held / trials, 0.95 - 2 * standardError, 1);
    }
}
