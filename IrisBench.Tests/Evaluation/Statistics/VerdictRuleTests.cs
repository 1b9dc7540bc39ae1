using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Tests.Evaluation.Statistics;

public class VerdictRuleTests
{
    private const int Resamples = 600;

    private const double Within = 0.05;

    [Fact]
    public void An_interval_above_one_and_beyond_the_noise_is_higher()
        => Assert.Equal(
            new Verdict(VerdictKind.Higher, "functions is 23 % higher than monolith (95 % interval 18 to 29 %).", null, Within),
            Of(new(10, 1.23, new(1.18, 1.29, 0.95)), new(10, 1.01, new(0.97, 1.04, 0.95))));

    [Fact]
    public void An_interval_below_one_is_lower()
        => Assert.Equal(
            new Verdict(VerdictKind.Lower, "functions is 5.0 % lower than monolith (95 % interval 3.5 to 7.0 %).", null, Within),
            Of(new(10, 0.95, new(0.93, 0.965, 0.95))));

    [Fact]
    public void A_large_difference_is_told_in_times()
        => Assert.Equal("functions has 2.60 times the value of monolith (95 % interval 2.41 to 2.90).",
            Of(new(10, 2.6, new(2.41, 2.9, 0.95))).Text);

    [Theory]
    [InlineData(0.94, 1.02)]
    [InlineData(0.98, 1.06)]
    public void A_ratio_that_the_reference_reaches_against_itself_in_either_direction_is_no_difference(double lower, double upper)
    {
        var verdict = Of(new(10, 1.05, new(1.02, 1.08, 0.95), new(1.025, 1.075, 0.9)), new(10, 1.001, new(lower, upper, 0.95)));
        Assert.Equal(VerdictKind.NotKnown, verdict.Kind);
        Assert.InRange(verdict.RoundsNeeded!.Value, 11, 40);
    }

    [Fact]
    public void Bounds_within_what_does_not_matter_are_the_same()
        => Assert.Equal(
            new Verdict(
                VerdictKind.Same,
                "functions is the same as monolith within 5 % (at least 0.968 and at most 1.032 times, each with 95 % certainty).",
                null, Within),
            Of(new(10, 1.001, new(0.96, 1.06, 0.95), new(0.968, 1.032, 0.9)), new(10, 1.01, new(0.9, 1.1, 0.95))));

    [Theory]
    [InlineData(0.9524, 1.05, true)]
    [InlineData(0.9525, 1.0501, false)]
    [InlineData(0.9524, 1.04, true)]
    [InlineData(0.952, 1.04, false)]
    public void Both_bounds_have_to_be_within_it(double lower, double upper, bool isSame)
        => Assert.Equal(isSame, Of(new(10, 1, new(0.94, 1.07, 0.95), new(lower, upper, 0.9))).Kind == VerdictKind.Same);

    [Fact]
    public void What_does_not_matter_is_the_experiment_s_to_say()
    {
        Ratio seen = new(10, 1, new(0.94, 1.07, 0.95), new(0.95, 1.06, 0.9));
        Assert.Equal(VerdictKind.NotKnown, Of(seen).Kind);
        Assert.Equal(VerdictKind.Same, VerdictRule.For("functions", "monolith", seen, null, 0.1).Kind);
    }

    [Fact]
    public void A_small_difference_that_is_shown_is_a_difference_although_it_does_not_matter()
        => Assert.Equal(VerdictKind.Higher, Of(new(10, 1.03, new(1.02, 1.04, 0.95), new(1.022, 1.038, 0.9))).Kind);

    [Fact]
    public void A_reference_that_differs_from_itself_by_more_is_no_measure_of_what_is_the_same()
    {
        var verdict = Of(new(10, 1, new(0.97, 1.03, 0.95), new(0.975, 1.025, 0.9)), new(10, 1.07, new(0.95, 1.2, 0.95)));
        Assert.Equal(VerdictKind.NotKnown, verdict.Kind);
        Assert.StartsWith(
            "Not known with 10 rounds: monolith differs from itself by more than 5 %;", verdict.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.99, 1.16, "up to 16 % higher")]
    [InlineData(0.9, 1.02, "up to 10 % lower")]
    [InlineData(0.9, 1.16, "up to 16 % higher or 10 % lower")]
    [InlineData(0.9, 3.5, "up to 2.5 times higher or 10 % lower")]
    public void What_is_not_known_says_what_may_be_and_what_would_tell(double lower, double upper, string possible)
    {
        var verdict = Of(new(10, 1.02, new(lower, upper, 0.95), new(lower, upper, 0.9)));
        var more = verdict.RoundsNeeded - 10;
        Assert.Equal(
            $"Not known with 10 rounds: functions may be {possible} than monolith; "
                + (more is null ? "1000 rounds would not tell either." : $"about {more} more rounds would tell."),
            verdict.Text);
    }

    [Fact]
    public void A_ratio_no_further_from_one_than_the_noise_asks_for_the_rounds_that_show_them_to_be_the_same()
    {
        var verdict = Of(new(10, 0.995, new(0.95, 1.05, 0.95), new(0.945, 1.04, 0.9)), new(10, 1.01, new(0.97, 1.04, 0.95)));
        Assert.Equal(VerdictKind.NotKnown, verdict.Kind);
        Assert.InRange(verdict.RoundsNeeded!.Value, 11, 30);
    }

    [Fact]
    public void What_a_thousand_rounds_would_not_tell_asks_for_no_more_rounds()
    {
        var verdict = Of(new(10, 1.05, new(0.5, 2.2, 0.95), new(0.55, 2, 0.9)));
        Assert.Equal((VerdictKind.NotKnown, null), (verdict.Kind, verdict.RoundsNeeded));
        Assert.EndsWith("1000 rounds would not tell either.", verdict.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Five_pairs_give_no_verdict()
    {
        var verdict = Of(new(5, 3, null));
        Assert.Equal(new Verdict(VerdictKind.TooFewRounds, "5 rounds of both sides are too few for a verdict; 6 are the fewest."), verdict);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(10)]
    [InlineData(20)]
    public void The_three_answers_are_wrong_in_at_most_5_of_100_runs_whatever_the_distribution(int blocks)
    {
        foreach (var draw in Distributions)
        {
            var source = new SimulatedRounds(seed: 100 + blocks);
            foreach (var withNoise in new[] { false, true })
            {
                var equal = Shares(source, draw, blocks, ratio: 1, withNoise);
                Assert.InRange(equal[VerdictKind.Higher] + equal[VerdictKind.Lower], 0, MostWrong);
            }

            // Just as far apart as matters.
            var apart = Shares(source, draw, blocks, ratio: 1 + Within, withNoise: true);
            Assert.InRange(apart[VerdictKind.Same] + apart[VerdictKind.Lower], 0, MostWrong);
        }
    }

    [Fact]
    public void A_shift_of_10_percent_is_found_with_10_rounds_when_rounds_vary_by_3_percent()
        => Assert.InRange(
            Shares(new SimulatedRounds(seed: 5), Varying(0.03), 10, ratio: 1.1, withNoise: true)[VerdictKind.Higher], 0.95, 1);

    [Fact]
    public void The_rounds_said_to_be_needed_show_a_difference_in_about_four_of_five_runs()
    {
        // 10 % between sides whose rounds vary by 10 %: seen in 10 rounds, what is the median of the numbers told?
        var told = MedianNeeded(ratio: 1.1);
        Assert.InRange(told, 15, 60);
        Assert.InRange(
            Shares(new SimulatedRounds(seed: 6), Varying(0.1), told, ratio: 1.1, withNoise: false)[VerdictKind.Higher], 0.7, 0.95);
    }

    [Fact]
    public void The_rounds_said_to_be_needed_show_equal_sides_to_be_the_same_in_about_four_of_five_runs()
    {
        var told = MedianNeeded(ratio: 1);
        Assert.InRange(told, 40, 200);
        Assert.InRange(
            Shares(new SimulatedRounds(seed: 7), Varying(0.1), told, ratio: 1, withNoise: false)[VerdictKind.Same], 0.7, 0.97);
    }

    // 5 of 100, and two standard errors of so many trials.
    private const double MostWrong = 0.05 + 0.022;
    private const int Trials = 400;

    private delegate (double[] First, double[] Second) Draw(SimulatedRounds source, int blocks, double ratio);

    private static readonly Draw[] Distributions =
    [
        Varying(0.02), (source, blocks, ratio) => source.Skewed(blocks, ratio), (source, blocks, ratio) => source.TwoSpeeds(blocks, ratio),
    ];

    private static Draw Varying(double own) => (source, blocks, ratio) => source.LogNormal(blocks, ratio, own, common: 0);

    private static Verdict Of(Ratio seen, Ratio? noise = null) => VerdictRule.For("functions", "monolith", seen, noise, Within);

    private static int MedianNeeded(double ratio)
    {
        var source = new SimulatedRounds(seed: 6);
        return Enumerable.Range(0, 300)
            .Select(trial => RatioOf(Varying(0.1)(source, 10, ratio), trial))
            .Select(seen => RoundsNeeded.For(seen with { Value = ratio }, null, Within) ?? RoundsNeeded.Most)
            .Order().ElementAt(150);
    }

    private static Dictionary<VerdictKind, double> Shares(SimulatedRounds source, Draw draw, int blocks, double ratio, bool withNoise)
    {
        var kinds = Enumerable.Range(0, Trials).Select(trial => Of(
            RatioOf(draw(source, blocks, ratio), trial), withNoise ? RatioOf(draw(source, blocks, 1), trial) : null).Kind).ToArray();
        return Enum.GetValues<VerdictKind>().ToDictionary(
            kind => kind, kind => (double)kinds.Count(found => found == kind) / Trials);
    }

    private static Ratio RatioOf((double[] First, double[] Second) pairs, int seed)
        => Ratio.OfPairs(pairs.First, pairs.Second, seed, Resamples);
}
