using IrisBench.Evaluation.Statistics;

namespace IrisBench.Tests.Evaluation.Statistics;

public class MedianIntervalTests
{
    /// <summary>Coverages summed as whole numbers of the 2^n outcomes.</summary>
    [Theory]
    [InlineData(6, 1, 6, 0.96875)]
    [InlineData(7, 1, 7, 0.984375)]
    [InlineData(8, 1, 8, 0.9921875)]
    [InlineData(9, 2, 8, 0.9609375)]
    [InlineData(10, 2, 9, 0.978515625)]
    [InlineData(20, 6, 15, 0.958610535)]
    [InlineData(30, 10, 21, 0.957226055)]
    public void Its_ranks_and_coverage_are_those_of_the_binomial_distribution(int count, int lower, int upper, double coverage)
    {
        var ranks = MedianInterval.Ranks(count);
        Assert.Equal((lower, upper), (ranks!.Value.Lower, ranks.Value.Upper));
        Assert.Equal(coverage, ranks.Value.Coverage, 1e-9);
    }

    [Fact]
    public void Ranks_count_from_one()
    {
        var interval = MedianInterval.Of([60, 10, 30, 20, 50, 40, 90, 80, 70, 100]);
        Assert.Equal((20.0, 90.0), (interval!.Lower, interval.Upper));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void Fewer_than_six_values_have_none(int count)
        => Assert.Null(MedianInterval.Of(Enumerable.Range(0, count).Select(value => (double)value)));

    [Fact]
    public void It_covers_95_percent_for_every_number_of_values_and_no_narrower_one_does()
    {
        foreach (var count in Enumerable.Range(6, 2000))
        {
            var (lower, upper, coverage) = MedianInterval.Ranks(count)!.Value;
            Assert.InRange(coverage, 0.95, 1);
            Assert.Equal(count + 1, lower + upper);
            // The normal approximation of the ranks is never more than a rank narrower or two wider.
            Assert.InRange(
                lower, Math.Floor((count - 1.96 * Math.Sqrt(count)) / 2), Math.Ceiling((count - 1.96 * Math.Sqrt(count)) / 2) + 1);
        }
    }

    [Theory]
    [InlineData(6)]
    [InlineData(11)]
    [InlineData(25)]
    public void In_simulation_it_holds_the_true_median_as_often_as_it_says(int count)
    {
        const int Trials = 4000;
        var rounds = new SimulatedRounds(seed: count);
        var held = Enumerable.Range(0, Trials)
            .Select(_ => MedianInterval.Of(rounds.LogNormal(count, ratio: 1).First)!)
            .Count(interval => interval.Lower <= 1 && interval.Upper >= 1);
        Assert.Equal(MedianInterval.Ranks(count)!.Value.Coverage, (double)held / Trials, 0.012);
    }
}
