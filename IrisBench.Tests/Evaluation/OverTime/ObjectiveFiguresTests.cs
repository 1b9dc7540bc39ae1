using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Reporting.Tables;

namespace IrisBench.Tests.Evaluation.OverTime;

/// <summary>What the objective of an <see cref="OverTimeRun"/> makes of its rounds.</summary>
public sealed class ObjectiveFiguresTests
{
    private const int Rate = OverTimeRun.Rate;

    private static readonly RawRun Run = OverTimeRun.Build(OverTimeRun.Objective);

    private static readonly RunSummary Summary = Evaluated.Of(Run);

    [Fact]
    public void The_time_to_recover_and_the_time_over_the_objective_are_measures_with_a_verdict_although_runs_fail()
    {
        var side = Summary.Sides[0];

        Evaluated.AssertMedian(3, side, Measures.RecoverySeconds);
        Evaluated.AssertMedian(3, side, Measures.ViolationSeconds);
        var compared = Summary.Comparisons.ToDictionary(row => row.Measure, row => row.Verdict.Kind);
        Assert.Equal((VerdictKind.Same, VerdictKind.Same), (compared[Measures.RecoverySeconds], compared[Measures.ViolationSeconds]));
        Assert.Equal(VerdictKind.Withheld, compared[Measures.PipelineSeconds]);
    }

    [Fact]
    public void A_stage_tells_how_often_and_how_long_it_was_missed()
    {
        var stage = Assert.Single(Summary.Sides[0].Stages);

        Assert.Equal((10, 0, 3.0), (stage.Breaches, stage.NotRecovered, Math.Round(stage.RecoverySeconds!.Value, 9)));
        Assert.Equal((10 * 3 * Rate, 10 * (int)OverTimeRun.Seconds * Rate), (stage.Failed, stage.PipelineRuns));
    }

    [Fact]
    public void The_time_to_recover_of_a_stage_is_one_of_each_round_however_often_it_missed_the_objective()
    {
        // From 5 s to 8 s, and at 14 s.
        var run = Failing(one => one.IntendedAtSeconds == 14);

        var (five, six) = (StageOfFirst(run, 5), StageOfFirst(run, 6));

        Assert.Equal((10, 3.0, true), (five.Breaches, Math.Round(five.RecoverySeconds!.Value, 9), five.RecoveryInterval is null));
        Assert.Equal((12, 3.0, false), (six.Breaches, Math.Round(six.RecoverySeconds!.Value, 9), six.RecoveryInterval is null));
    }

    [Fact]
    public void Where_a_round_did_not_meet_the_objective_again_the_time_to_recover_has_no_interval()
    {
        // The first measured round, from its 18th second on.
        var stage = StageOfFirst(Failing(one => one is { Round: 2, IntendedAtSeconds: >= 18 }), 10);

        Assert.Equal((11, 1, 3.0), (stage.Breaches, stage.NotRecovered, Math.Round(stage.RecoverySeconds!.Value, 9)));
        Assert.Null(stage.RecoveryInterval);
    }

    [Fact]
    public void A_round_that_was_sent_late_tells_nothing_of_the_objective_and_of_its_runs_only_how_they_ended()
    {
        // The first three of the monolith, of which every run is over the objective.
        var summary = Evaluated.Of(SentLate(Run, round => round.Index is 2 or 5 or 8));

        var (side, stage) = (summary.Sides[0], Assert.Single(summary.Sides[0].Stages));
        Assert.All(Measures.OfObjective, measure =>
        {
            Assert.Equal(7, side.Find(measure)!.Values.Count);
            Evaluated.AssertMedian(3, side, measure);
            var row = summary.Comparisons.Single(one => one.Measure == measure);
            Assert.Equal((7, VerdictKind.Same), (row.Pairs, row.Verdict.Kind));
        });
        Assert.Equal((7, 0, 3.0), (stage.Breaches, stage.NotRecovered, Math.Round(stage.RecoverySeconds!.Value, 9)));
        Assert.Equal(3, stage.ViolationSeconds!.Value, 9);
        Assert.Equal((10 * 3 * Rate, 10 * (int)OverTimeRun.Seconds * Rate), (stage.Failed, stage.PipelineRuns));
        Assert.Equal(7 * 17 * Rate, stage.Latency.Count);
    }

    [Fact]
    public void Where_every_round_was_sent_late_nothing_is_told_of_the_objective()
    {
        var summary = Evaluated.Of(SentLate(Run, round => round.Side == "monolith"));

        Assert.Equal((null, null, null), (summary.Sides[0].Stages[0].Breaches, summary.Sides[0].Stages[0].NotRecovered,
            summary.Sides[0].Stages[0].ViolationSeconds));
        Assert.DoesNotContain(summary.Sides[0].Measures, measure => Measures.OfObjective.Contains(measure.Measure));
        Assert.Equal(["–", "–", "–"], StageTable.Of(summary)!.Rows[0].TakeLast(3));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("60 s")]
    public void A_round_of_which_runs_could_not_be_sent_takes_the_verdict_on_the_objective_away(string? late)
    {
        // The first of the functions: what is missing in it are the runs that an outage met.
        var summary = Evaluated.Of(Run with
        {
            Rounds = [.. Run.Rounds.Select(round => round.Index == 3
                ? round with { LateReason = late, Generator = round.Generator with { Unsent = 1 } }
                : round)],
        });

        Assert.DoesNotContain(summary.Comparisons, row => Measures.OfObjective.Contains(row.Measure));
        Assert.All(Measures.OfObjective, measure => Assert.Contains(
            new NotCompared("functions-warm", "monolith", measure, "not every round of functions-warm has it"), summary.NotCompared));
        Assert.Contains(summary.Comparisons, row => row.Measure == Measures.PipelineSeconds);
        Assert.Equal(9, Assert.Single(summary.Sides[1].Stages).Breaches);
        Assert.Contains(
            "1 pipeline run of the plan could not be sent, because too many were unanswered. A round with such a run tells nothing of an "
            + "objective or a fault: too little would seem to have failed.", summary.Warnings);
    }

    [Fact]
    public void Stages_that_share_a_second_have_their_part_of_it_and_add_up_to_the_round()
    {
        var stages = new LoadDefinition
        {
            Kind = LoadKind.Stages,
            Stages = [.. new[] { 5.5, 1, 13.5 }.Select(seconds => new StageDefinition { RatePerSecond = Rate, Seconds = seconds })],
        };

        var side = Evaluated.Of(OverTimeRun.Build(OverTimeRun.Objective, stages)).Sides[0];

        Assert.Equal([0.5, 1, 1.5], side.Stages.Select(stage => stage.ViolationSeconds!.Value));
        Evaluated.AssertMedian(3, side, Measures.ViolationSeconds);
    }

    [Theory]
    [InlineData(LoadKind.Open, 7.5, 2.5)]
    [InlineData(LoadKind.Trace, 7.1, 3)]
    public void A_load_that_ends_within_a_second_has_a_part_of_it_and_a_trace_the_whole_second_of_its_last_run(
        LoadKind kind, double seconds, double expected)
    {
        var load = new LoadDefinition { Kind = kind, RatePerSecond = Rate, DurationSeconds = seconds };
        var run = OverTimeRun.Build(OverTimeRun.Objective, load);

        var side = Evaluated.Of(
            run with { Pipelines = [.. run.Pipelines.Where(pipeline => pipeline.IntendedAtSeconds < seconds)] }).Sides[0];

        Evaluated.AssertMedian(expected, side, Measures.ViolationSeconds);
        Assert.Equal(expected, Assert.Single(side.Stages).ViolationSeconds!.Value, 9);
    }

    private static RawRun Failing(Func<PipelineRecord, bool> also)
        => Run with { Pipelines = [.. Run.Pipelines.Select(one => also(one) ? OverTimeRun.Fail(one) : one)] };

    private static StageSummary StageOfFirst(RawRun run, int blocks)
        => Evaluated.Of(run with { Rounds = [.. run.Rounds.Where(round => round.Block < blocks)] }).Sides[0].Stages.Single();

    private static RawRun SentLate(RawRun run, Func<RoundRecord, bool> isLate)
    {
        var late = run.Rounds.Where(isLate).Select(round => round.Index).ToHashSet();
        return run with
        {
            Rounds = [.. run.Rounds.Select(round => isLate(round) ? round with { LateReason = "60 s" } : round)],
            Pipelines = [.. run.Pipelines.Select(one => late.Contains(one.Round) ? one with { Seconds = 60 } : one)],
        };
    }
}
