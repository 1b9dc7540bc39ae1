using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Reporting.Wording;
using IrisBench.Tests.Experiments;

namespace IrisBench.Tests.Evaluation;

/// <summary>Where a ratio would be of something else than is asked.</summary>
public sealed class WithheldVerdictTests
{
    // After two warm-ups a block is a round of the monolith, one of the functions and the monolith's second.
    private static readonly SyntheticRun Failing = Evaluated.Exact with
    {
        Pipeline = run => IsOfFunctions(run) && run.Sequence > 0 ? Fail(run) : run,
    };

    [Fact]
    public void A_side_that_mostly_failed_has_no_verdict_on_its_work_and_that_is_the_first_that_is_said()
    {
        var summary = Evaluated.Summary(Failing);

        var time = Of(summary, Measures.PipelineSeconds);
        Assert.Equal((VerdictKind.Withheld, null, null), (time.Verdict.Kind, time.Ratio, time.RatioInterval));
        Assert.Equal("30 of 40 pipeline runs of functions-warm failed: what was answered is not the same work.", time.Verdict.Text);
        Assert.All(
            summary.Comparisons.Where(row => !Measures.AtRest.Contains(row.Measure)),
            row => Assert.Equal(VerdictKind.Withheld, row.Verdict.Kind));
        Assert.NotEqual(VerdictKind.Withheld, Of(summary, Measures.WorkingSetBaselineBytes).Verdict.Kind);
        Assert.Equal(
            [
                "30 of 40 pipeline runs of functions-warm failed.",
                "No verdict on functions-warm and monolith in time, CPU time and memory; "
                    + "a difference is shown in idle CPU and idle memory.",
            ],
            Headline.Of(summary));
        Assert.StartsWith("functions-warm: 30 of 40 pipeline runs failed", summary.Warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public void As_many_may_fail_as_the_experiment_tolerates()
    {
        Assert.Equal(
            VerdictKind.Higher, Of(Evaluated.Summary(Failing with { ToleratedFailures = 0.75 }), Measures.PipelineSeconds).Verdict.Kind);
        var one = Evaluated.Exact with { Rounds = 25, Pipeline = run => run is { Round: 3, Sequence: 0 } ? Fail(run) : run };
        // Of a hundred.
        Assert.Equal(VerdictKind.Higher, Of(Evaluated.Summary(one), Measures.PipelineSeconds).Verdict.Kind);
        Assert.Equal(
            VerdictKind.Withheld, Of(Evaluated.Summary(one with { ToleratedFailures = 0.009 }), Measures.PipelineSeconds).Verdict.Kind);
    }

    [Fact]
    public void A_side_alone_that_mostly_failed_says_so_before_what_the_rest_took()
    {
        var alone = Evaluated.Exact with { Sides = [SyntheticSide.Monolith], Pipeline = run => run.Sequence == 1 ? Fail(run) : run };

        var headline = Headline.Of(Evaluated.Summary(alone));

        Assert.Equal("10 of 40 pipeline runs of monolith failed.", headline[0]);
        Assert.StartsWith("What monolith answered took 240 ms of time", headline[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LoadKind.Open)]
    [InlineData(LoadKind.Stages)]
    [InlineData(LoadKind.Trace)]
    public void The_throughput_of_an_open_load_is_the_experiments_and_of_no_side(LoadKind load)
    {
        var open = Evaluated.Summary(Evaluated.Exact with { Load = load });

        Assert.Equal(VerdictKind.Withheld, Of(open, Measures.Throughput).Verdict.Kind);
        Assert.Equal(VerdictKind.Higher, Of(open, Measures.PipelineSeconds).Verdict.Kind);
        Assert.Equal(VerdictKind.Lower, Of(Evaluated.Summary(Evaluated.Exact), Measures.Throughput).Verdict.Kind);
    }

    [Fact]
    public void What_was_too_little_to_be_measured_in_some_rounds_has_no_ratio_and_is_not_dropped()
    {
        var summary = Evaluated.Summary(Evaluated.Exact with
        {
            Round = round => round.Side == "functions-warm" && round.Block < 4
                ? round with { Use = [.. round.Use.Select(use => use with { CpuBaselineCores = 0 })] }
                : round,
        });

        var idle = Of(summary, Measures.CpuBaselineCores);
        Assert.Equal((VerdictKind.Withheld, null, null), (idle.Verdict.Kind, idle.Ratio, idle.RatioInterval));
        Assert.Contains("idle CPU was too little to be measured", idle.Verdict.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("1E-09", Evaluated.Json(summary), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Below_six_pairs_there_is_no_ratio()
        => Assert.All(
            Evaluated.Summary(Evaluated.Exact with { Rounds = 5 }).Comparisons,
            row => Assert.Equal((null, null), (row.Ratio, row.RatioInterval)));

    [Theory]
    [InlineData(1.004, VerdictKind.Same)]
    [InlineData(0.996, VerdictKind.Same)]
    [InlineData(1.006, VerdictKind.Higher)]
    [InlineData(0.994, VerdictKind.Lower)]
    public void A_difference_of_less_than_half_a_per_cent_is_none(double ratio, VerdictKind expected)
    {
        var interval = new Interval(ratio - 0.001, ratio + 0.001, 0.95);
        Assert.Equal(expected, VerdictRule.For("a", "b", new Ratio(10, ratio, interval, interval), null, 0.05).Kind);
    }

    [Fact]
    public void Sides_shown_to_be_the_same_are_called_so()
    {
        var twin = SyntheticSide.Monolith with { Definition = SyntheticSide.Monolith.Definition with { Name = "twin" } };

        Assert.Equal(
            "twin took the same time, CPU time and memory as monolith within 5 %.",
            Assert.Single(Headline.Of(Evaluated.Summary(Evaluated.Exact with { Sides = [SyntheticSide.Monolith, twin] }))));
    }

    [Fact]
    public void What_is_not_known_says_what_may_be_and_what_else_differs()
    {
        var twin = SyntheticSide.Monolith with
        {
            Definition = SyntheticSide.Monolith.Definition with { Name = "twin" },
            Use = [.. SyntheticSide.Monolith.Use.Select(use => use with { BaselineBytes = use.BaselineBytes * 1.5 })],
        };
        var summary = Evaluated.Summary(Evaluated.Exact with { Sides = [SyntheticSide.Monolith, twin] });
        var open = summary with
        {
            Comparisons = [.. summary.Comparisons.Select(row => row.Verdict.Kind != VerdictKind.Same ? row : row with
            {
                RatioInterval = new Interval(0.97, 1.09, 0.95),
                Verdict = new Verdict(VerdictKind.NotKnown, "", row.Measure == Measures.PipelineSeconds ? 30 : 22, 0.05),
            })],
        };

        Assert.Equal(
            "It is not known yet whether twin differs from monolith: time may be up to 9.0 % higher, CPU time may be up to 9.0 % higher "
                + "and memory may be up to 9.0 % higher; about 20 more rounds would tell; a difference is shown in idle memory and "
                + "GB-seconds.",
            Assert.Single(Headline.Of(open)));
    }

    [Fact]
    public void Void_rounds_and_a_busy_machine_stand_beside_the_answer()
    {
        var run = (Evaluated.Exact with
        {
            Round = round => round is { Kind: RoundKind.Measured, Block: < 3 } ? round with { VoidReason = "late" } : round,
        }).Build();
        var busy = run with { Header = run.Header with { Machine = run.Header.Machine with { LoadAverage = 28.5 } } };

        var headline = Headline.Of(IrisBench.Evaluation.RunEvaluation.Of(busy, IrisBench.Evaluation.Cost.Prices.PriceSheets.Default));

        Assert.Equal("3 of 10 rounds of monolith and 3 of 10 rounds of functions-warm are void and not in it.", headline[1]);
        Assert.Contains("a load average of 28.5 on 2 cores", headline[2], StringComparison.Ordinal);
    }

    private static Comparison Of(RunSummary summary, string measure) => summary.Comparisons.Single(row => row.Measure == measure);

    private static bool IsOfFunctions(PipelineRecord run) => run.Round >= 2 && (run.Round - 2) % 3 == 1;

    private static PipelineRecord Fail(PipelineRecord run) => run with { Error = "503 Service Unavailable", Answers = null };
}
