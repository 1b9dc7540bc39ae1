using IrisBench.Evaluation.Statistics;

namespace IrisBench.Tests.Evaluation.Statistics;

public sealed class FailureRiseTests
{
    [Theory]
    [InlineData(new[] { 0.0, 0, 0, 0, 0, 0 }, new[] { 0.5, 0.5, 0.5, 0.5, 0.5, 0.5 }, 1.0 / 64)]
    [InlineData(new[] { 0.0, 0, 0, 0, 0, 0 }, new[] { 1.0, 0, 0, 0, 0, 0 }, 1.0 / 2)]
    [InlineData(new[] { 0.1, 0.1, 0.2 }, new[] { 0.1, 0.1, 0.2 }, 1.0)]
    [InlineData(new[] { 0.3, 0.0, 0.0 }, new[] { 0.0, 0.1, 0.2 }, 5.0 / 8)]
    public void Of_few_pairs_it_is_counted_out(double[] before, double[] after, double expected)
        => Assert.Equal(expected, FailureRise.OfPairs(ByBlock(before), ByBlock(after))!.Value, 1e-12);

    [Fact]
    public void Only_blocks_that_both_have_are_pairs()
    {
        Assert.Null(FailureRise.OfPairs(ByBlock([]), ByBlock([1])));
        Assert.Equal(0.5, FailureRise.OfPairs(ByBlock([0]), ByBlock([1, 1, 1])));
    }

    [Fact]
    public void It_errs_as_seldom_as_it_says_where_rounds_fail_in_groups()
    {
        var (random, errors) = (new Random(7), 0);
        const int tries = 1000;
        for (var one = 0; one < tries; one++)
        {
            // In a tenth of the rounds half of the runs fail.
            var (before, after) = (Rounds(), Rounds());
            if (FailureRise.OfPairs(ByBlock(before), ByBlock(after)) <= 0.025)
                errors++;
        }

        // 40 are three standard errors above 25.
        Assert.InRange(errors, 0, 40);

        double[] Rounds() => [.. Enumerable.Range(0, 30).Select(_ => random.Next(10) == 0 ? 0.5 * random.NextDouble() : 0)];
    }

    [Fact]
    public void Rounds_of_two_runs_are_no_pairs()
    {
        Assert.Null(FailureRise.OfSamples([], [1]));
        // One of the 924 ways to take 6 of 12.
        Assert.InRange(FailureRise.OfSamples([0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1])!.Value, 1e-4, 0.004);
        Assert.InRange(FailureRise.OfSamples([0, 0, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0])!.Value, 0.48, 0.52);
    }

    private static Dictionary<int, double> ByBlock(double[] shares) => shares.Index().ToDictionary(one => one.Index, one => one.Item);
}
