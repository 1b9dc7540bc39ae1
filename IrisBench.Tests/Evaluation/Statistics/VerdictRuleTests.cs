using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Tests.Evaluation.Statistics;

public class VerdictRuleTests
{
    private const int Resamples = 1000;

    [Fact]
    public void An_interval_above_one_and_beyond_the_noise_is_higher()
    {
        var verdict = VerdictRule.For("functions", "monolith", new(10, 1.23, new(1.18, 1.29, 0.95)), new(10, 1.01, new(0.97, 1.04, 0.95)));
        Assert.Equal(new Verdict(VerdictKind.Higher, "functions is 23 % higher than monolith (95 % interval 18 to 29 %)."), verdict);
    }

    [Fact]
    public void An_interval_below_one_is_lower()
    {
        var verdict = VerdictRule.For("functions", "monolith", new(10, 0.95, new(0.93, 0.965, 0.95)), null);
        Assert.Equal(new Verdict(VerdictKind.Lower, "functions is 5.0 % lower than monolith (95 % interval 3.5 to 7.0 %)."), verdict);
    }

    [Fact]
    public void A_large_difference_is_told_in_times()
        => Assert.Equal("functions has 2.60 times the value of monolith (95 % interval 2.41 to 2.90).",
            VerdictRule.For("functions", "monolith", new(10, 2.6, new(2.41, 2.9, 0.95)), null).Text);

    [Theory]
    [InlineData(0.94, 1.02)]
    [InlineData(0.98, 1.06)]
    public void A_ratio_that_the_reference_reaches_against_itself_in_either_direction_is_none(double lower, double upper)
    {
        var verdict = VerdictRule.For(
            "functions", "monolith", new(10, 1.05, new(1.02, 1.08, 0.95)), new(10, 1.001, new(lower, upper, 0.95)));
        Assert.Equal(VerdictKind.NoDifferenceShown, verdict.Kind);
        Assert.InRange(verdict.RoundsNeeded!.Value, 11, 40);
    }

    [Fact]
    public void An_interval_that_holds_one_names_the_rounds_needed()
    {
        var verdict = VerdictRule.For("functions", "monolith", new(10, 1.05, new(0.95, 1.16, 0.95)), new(10, 1.01, new(0.97, 1.04, 0.95)));
        Assert.Equal(
            $"No difference shown with 10 rounds; about {verdict.RoundsNeeded} would be needed to show one of the size seen.",
            verdict.Text);
    }

    [Fact]
    public void A_ratio_no_further_from_one_than_the_noise_asks_for_no_more_rounds()
    {
        var verdict = VerdictRule.For("functions", "monolith", new(10, 0.995, new(0.95, 1.05, 0.95)), new(10, 1.01, new(0.97, 1.04, 0.95)));
        Assert.Equal((VerdictKind.NoDifferenceShown, null), (verdict.Kind, verdict.RoundsNeeded));
        Assert.Contains("no more than the reference differs from itself", verdict.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ratio_that_a_thousand_rounds_would_not_show_asks_for_no_more_rounds()
    {
        var verdict = VerdictRule.For("functions", "monolith", new(10, 1.001, new(0.9, 1.1, 0.95)), null);
        Assert.Equal((VerdictKind.NoDifferenceShown, null), (verdict.Kind, verdict.RoundsNeeded));
        Assert.Contains("1000", verdict.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Five_pairs_give_no_verdict()
    {
        var verdict = VerdictRule.For("functions", "monolith", new(5, 3, null), null);
        Assert.Equal(new Verdict(VerdictKind.TooFewRounds, "5 rounds of both sides are too few for a verdict; 6 are the fewest."), verdict);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(10)]
    [InlineData(20)]
    public void Equal_sides_get_a_verdict_in_at_most_5_of_100_runs(int blocks)
    {
        var source = new SimulatedRounds(seed: 100 + blocks);
        Assert.InRange(ShareWithVerdict(source, blocks, ratio: 1, own: 0.05, noise: false), 0, 0.05);
        Assert.InRange(ShareWithVerdict(source, blocks, ratio: 1, own: 0.05, noise: true), 0, 0.05);
    }

    [Fact]
    public void A_shift_of_10_percent_is_found_with_10_rounds_when_rounds_vary_by_3_percent()
        => Assert.InRange(ShareWithVerdict(new SimulatedRounds(seed: 5), 10, ratio: 1.1, own: 0.03, noise: true), 0.95, 1);

    [Fact]
    public void The_rounds_said_to_be_needed_show_the_difference_in_about_four_of_five_runs()
    {
        // 10 % between sides whose rounds vary by 10 %: seen in 10 rounds, what is the median of the numbers told?
        var source = new SimulatedRounds(seed: 6);
        var told = Enumerable.Range(0, 300)
            .Select(trial => Pair(source, 10, 1.1, 0.1, trial))
            .Select(pair => RoundsNeeded.For(pair with { Value = 1.1 }, null) ?? RoundsNeeded.Most)
            .Order().ElementAt(150);
        Assert.InRange(told, 15, 60);
        Assert.InRange(ShareWithVerdict(source, told, ratio: 1.1, own: 0.1, noise: false), 0.7, 0.95);
    }

    private static double ShareWithVerdict(SimulatedRounds source, int blocks, double ratio, double own, bool noise)
    {
        const int Trials = 500;
        var shown = Enumerable.Range(0, Trials).Count(trial =>
        {
            var floor = noise ? Pair(source, blocks, 1, own, trial) : null;
            return VerdictRule.For(
                "a", "b", Pair(source, blocks, ratio, own, trial), floor).Kind is VerdictKind.Higher or VerdictKind.Lower;
        });
        return (double)shown / Trials;
    }

    private static Ratio Pair(SimulatedRounds source, int blocks, double ratio, double own, int seed)
    {
        var (first, second) = source.LogNormal(blocks, ratio, own, common: 0);
        return Ratio.OfPairs(first, second, seed, Resamples);
    }
}
