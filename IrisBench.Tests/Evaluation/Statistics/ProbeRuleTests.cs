using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;
using IrisBench.Tests.Experiments;

namespace IrisBench.Tests.Evaluation.Statistics;

/// <summary>What short turns tell of rounds, on turns and rounds that are made up of the same machine.</summary>
public class ProbeRuleTests
{
    [Theory]
    // All of it lasts for a turn: longer rounds are no steadier.
    [InlineData(0.0, 0.04, 3, 3, 0.0)]
    [InlineData(0.0, 0.04, 3, 50, 0.0)]
    [InlineData(0.0, 0.04, 1, 50, 0.0)]
    // All of it is the single runs': longer rounds are steadier.
    [InlineData(0.05, 0.0, 5, 5, 0.0)]
    [InlineData(0.05, 0.0, 5, 10, 0.0)]
    [InlineData(0.10, 0.04, 5, 10, 0.0)]
    // A run in twenty hangs, which changes no median.
    [InlineData(0.05, 0.02, 5, 20, 0.05)]
    public void The_spread_of_rounds_is_told_by_turns(double ofRuns, double lasting, int runsPerTurn, int runsPerRound, double hanging)
    {
        var machine = new Machine(ofRuns, lasting, hanging);
        var told = Median.Of([.. Enumerable.Range(0, 300).Select(_ => ProbeRule.SpreadOf(machine.Turns(runsPerTurn, runsPerRound)))]);

        double[] rounds = [.. Enumerable.Range(0, 1000).Select(_ => Math.Log(
            Median.Of(machine.Turn(runsPerRound)) / Median.Of(machine.Turn(runsPerRound))))];
        var real = Math.Sqrt(rounds.Sum(ratio => ratio * ratio) / rounds.Length);
        Assert.InRange(told / real, 0.85, 1.3);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(20)]
    public void What_is_told_to_be_shown_is_shown_in_about_four_of_five_runs(int rounds)
    {
        const double spread = 0.03;
        var source = new SimulatedRounds(seed: 9);
        // Turns that differ by exactly that.
        var difference = spread * Math.Sqrt(7.0 / 8);
        var result = ProbeRule.Of(new ProbeTurns(
            [.. Enumerable.Range(0, 8).Select(pair => (One(Math.Exp(pair % 2 == 0 ? difference : -difference)), One(1)))],
            RunsPerRound: 1, Of(rounds), Difference: 0.05, IsRequired: false));

        var shown = Enumerable.Range(0, 200).Count(run =>
        {
            var (first, second) = source.LogNormal(rounds, 1 + result.Shown!.Value, own: spread / Math.Sqrt(2), common: 0);
            return Ratio.OfPairs(first, second, run, resamples: 1000).Interval!.Lower > 1;
        });

        Assert.InRange(shown, 130, 185);
    }

    [Fact]
    public void Rounds_that_would_show_it_do()
    {
        var turns = new Machine(0, 0.05, 0).Turns(1, 1);

        var result = ProbeRule.Of(turns);
        var needed = result.RoundsNeeded!.Value;

        Assert.True(result.Shown > 0.05);
        Assert.InRange(needed, 11, 200);
        Assert.True(ProbeRule.Of(turns with { Experiment = Of(needed) }).Shown <= 0.05);
        Assert.True(ProbeRule.Of(turns with { Experiment = Of(needed - 1) }).Shown > 0.05);
    }

    [Fact]
    public void A_run_that_may_end_early_shows_a_little_less()
    {
        var turns = new Machine(0, 0.05, 0).Turns(1, 1) with { Experiment = Of(20) };

        var early = ProbeRule.Of(turns with { Experiment = Of(20) with { StopWhenKnown = [Measures.PipelineSeconds] } });

        Assert.InRange(early.Shown!.Value / ProbeRule.Of(turns).Shown!.Value, 1.02, 1.4);
    }

    [Fact]
    public void Too_few_rounds_show_nothing_and_no_experiment_shows_what_is_too_small()
    {
        var turns = new Machine(0, 0.05, 0).Turns(1, 1);

        var few = ProbeRule.Of(turns with { Experiment = Of(5), IsRequired = true });
        var small = ProbeRule.Of(turns with { Difference = 0.0001 });

        Assert.Null(few.Shown);
        Assert.True(few.Refuses);
        Assert.Null(small.RoundsNeeded);
        Assert.False(small.Refuses);
    }

    [Theory]
    [InlineData(0.03, 60, 7, "Differences of about 5 % can be shown here with 7 rounds.")]
    [InlineData(0.2, 60, 7, "Only differences of about 20 % and more can be shown here now; about 60 rounds would show 5 %.")]
    [InlineData(9.0, null, 7, "Only differences of about 900 % and more can be shown here now; 1000 rounds would not show 5 %.")]
    [InlineData(
        null, 8, 1, "No difference can be shown with 1 round, as that is too few for an interval; about 8 rounds would show 5 %.")]
    public void It_is_told_in_a_line(double? shown, int? needed, int rounds, string expected)
        => Assert.Equal(expected, new ProbeResult(8, 1, 0.05, rounds, shown, needed, IsRequired: false).Text);

    private static Experiment Of(int rounds) => StubRun.Experiment(StubRun.Monolith()) with { Rounds = rounds };

    private static IReadOnlyList<double> One(double seconds) => [seconds];

    // Speeds that last for a turn, runs that vary, and some that hang.
    private sealed class Machine(double ofRuns, double lasting, double hanging)
    {
        private readonly SimulatedRounds _source = new(seed: 3);
        private readonly Random _random = new(4);

        public ProbeTurns Turns(int runsPerTurn, int runsPerRound) => new(
            [.. Enumerable.Range(0, 8).Select(_ => (Turn(runsPerTurn), Turn(runsPerTurn)))], runsPerRound, Of(10), Difference: 0.05,
            IsRequired: false);

        public IReadOnlyList<double> Turn(int runs)
        {
            var speed = Math.Exp(lasting * _source.Normal());
            return [.. Enumerable.Range(0, runs).Select(
                _ => speed * Math.Exp(ofRuns * _source.Normal()) * (_random.NextDouble() < hanging ? 10 : 1))];
        }
    }
}
