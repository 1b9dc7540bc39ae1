using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Reporting;
using IrisBench.Reporting.Tables;
using IrisBench.Tests.Experiments;

namespace IrisBench.Tests.Evaluation.OverTime;

/// <summary>Ten rounds of an open load, 4 runs a second for 20 s, whose answers fail from 5 s to 8 s.</summary>
public sealed class OverTimeTests
{
    private const double Seconds = 20;
    private const int Rate = 4;

    private static readonly ObjectiveDefinition Objective = new() { P95Seconds = 10, Errors = 0.01 };

    private static readonly RawRun Run = Build(Objective);

    private static readonly RunSummary Summary = Evaluated.Of(Run);

    [Fact]
    public void Each_second_has_what_was_asked_and_answered_in_it()
    {
        var windows = Summary.Sides[0].OverTime;

        Assert.All(windows.Take((int)Seconds), window => Assert.Equal((1, Rate), (window.Seconds, window.AskedPerSecond)));
        Assert.Equal([0, Rate, Rate, Rate, 0], windows.Skip(4).Take(5).Select(window => window.Failed));
        Assert.Null(windows[6].P50);
        Assert.NotNull(windows[3].P50);
        Assert.All(windows, window => Assert.True(window.Cores >= 0, $"{window}"));
        // The synthetic samples of a round are seconds apart; what was seen last holds until the next.
        Assert.All(windows, window => Assert.True(window is { Bytes: > 0, Replicas: 1 }, $"{window}"));
    }

    [Fact]
    public void Processor_time_of_the_seconds_is_that_of_the_samples()
    {
        var round = Run.Rounds.First(one => one is { Side: "monolith", Kind: RoundKind.Measured });
        var only = Run with { Rounds = [round], Pipelines = [.. Run.Pipelines.Where(pipeline => pipeline.Round == round.Index)] };

        var windows = Evaluated.Of(only).Sides[0].OverTime;

        double[] counter = [.. Run.Samples.Where(sample => sample.Component == "monolith"
            && sample.AtSeconds >= round.StartedAtSeconds && sample.AtSeconds <= round.StartedAtSeconds + windows.Count)
            .Select(sample => sample.CpuSeconds)];
        Assert.Equal(counter[^1] - counter[0], windows.Sum(window => window.Cores!.Value), 0.2);
    }

    [Fact]
    public void A_round_that_is_over_has_no_CPU_any_more_and_its_last_second_is_as_long_as_it_lasted()
    {
        // Rounds of different lengths, in each of which the side is as busy from begin to end.
        var run = new SyntheticRun { Noise = 0.3, RunsPerRound = (int)Seconds * Rate }.Build();
        double[] seconds = [.. run.Rounds.Where(round => round is { Side: "monolith", Kind: RoundKind.Measured })
            .Select(round => round.DurationSeconds)];

        var windows = Evaluated.Of(run with { Header = Run.Header }).Sides[0].OverTime;

        Assert.True(seconds.Min() + 2 < seconds.Max(), "They do not end together.");
        Assert.Equal(Math.Ceiling(seconds.Max()), windows.Count);
        Assert.All(windows, window => Assert.InRange(window.Cores!.Value, 1.1, 1.4));
    }

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
        Assert.Equal((10 * 3 * Rate, 10 * (int)Seconds * Rate), (stage.Failed, stage.PipelineRuns));
    }

    [Fact]
    public void The_time_to_recover_of_a_stage_is_one_of_each_round_however_often_it_missed_the_objective()
    {
        // From 5 s to 8 s, and at 14 s.
        var run = Build(Objective);
        run = run with { Pipelines = [.. run.Pipelines.Select(one => one.IntendedAtSeconds == 14 ? Fail(one) : one)] };

        var (five, six) = (StageOfFirst(run, 5), StageOfFirst(run, 6));

        Assert.Equal((10, 3.0, true), (five.Breaches, Math.Round(five.RecoverySeconds!.Value, 9), five.RecoveryInterval is null));
        Assert.Equal((12, 3.0, false), (six.Breaches, Math.Round(six.RecoverySeconds!.Value, 9), six.RecoveryInterval is null));
    }

    [Fact]
    public void Where_a_round_did_not_meet_the_objective_again_the_time_to_recover_has_no_interval()
    {
        // The first measured round, from its 18th second on.
        var run = Build(Objective);
        run = run with { Pipelines = [.. run.Pipelines.Select(one => one is { Round: 2, IntendedAtSeconds: >= 18 } ? Fail(one) : one)] };

        var stage = StageOfFirst(run, 10);

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
        Assert.Equal((10 * 3 * Rate, 10 * (int)Seconds * Rate), (stage.Failed, stage.PipelineRuns));
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
    public void Where_load_does_not_change_and_nothing_is_wanted_no_second_is_told()
    {
        var side = Evaluated.Of(Build(objective: null)).Sides[0];

        Assert.Empty(side.OverTime);
        Assert.Empty(side.Stages);
        Assert.DoesNotContain(side.Measures, measure => Measures.OfObjective.Contains(measure.Measure));
    }

    [Fact]
    public void The_report_draws_the_seconds_and_says_what_missing_the_objective_means()
    {
        var model = new ReportModel(Summary, Run);

        Assert.NotNull(model.Chart("rate-over-time"));
        Assert.NotNull(model.Chart("latency-over-time"));
        Assert.Null(model.Chart("cold-starts-over-time"));
    }

    [Fact]
    public void No_line_is_drawn_over_seconds_of_which_nothing_is_known()
    {
        // Of seconds 5 to 7 no run was answered: two pieces a side.
        var drawing = new ReportModel(Summary, Run).Chart("latency-over-time")!.Draw(900).ToHtml("id", "wide", "title", "description");

        Assert.Equal(2 * Summary.Sides.Count, drawing.Split("class=\"line ").Length - 1);
    }

    [Fact]
    public void Stages_that_share_a_second_have_their_part_of_it_and_add_up_to_the_round()
    {
        var stages = new LoadDefinition
        {
            Kind = LoadKind.Stages,
            Stages = [.. new[] { 5.5, 1, 13.5 }.Select(seconds => new StageDefinition { RatePerSecond = Rate, Seconds = seconds })],
        };

        var side = Evaluated.Of(Build(Objective, stages)).Sides[0];

        Assert.Equal([0.5, 1, 1.5], side.Stages.Select(stage => stage.ViolationSeconds!.Value));
        Evaluated.AssertMedian(3, side, Measures.ViolationSeconds);
    }

    [Theory]
    [InlineData(LoadKind.Open, 7.5, 2.5)]
    [InlineData(LoadKind.Trace, 7.1, 3)]
    public void A_load_that_ends_within_a_second_has_a_part_of_it_and_a_trace_the_whole_second_of_its_last_run(
        LoadKind kind, double seconds, double expected)
    {
        var run = Build(Objective, new LoadDefinition { Kind = kind, RatePerSecond = Rate, DurationSeconds = seconds });

        var side = Evaluated.Of(
            run with { Pipelines = [.. run.Pipelines.Where(pipeline => pipeline.IntendedAtSeconds < seconds)] }).Sides[0];

        Evaluated.AssertMedian(expected, side, Measures.ViolationSeconds);
        Assert.Equal(expected, Assert.Single(side.Stages).ViolationSeconds!.Value, 9);
    }

    private static RawRun Build(ObjectiveDefinition? objective, LoadDefinition? load = null)
    {
        var run = new SyntheticRun { Noise = 0, Load = LoadKind.Open, RunsPerRound = (int)Seconds * Rate }.Build();
        return run with
        {
            Header = run.Header with
            {
                Experiment = run.Header.Experiment with
                {
                    Load = load ?? new LoadDefinition { Kind = LoadKind.Open, RatePerSecond = Rate, DurationSeconds = Seconds },
                    Objective = objective,
                },
            },
            Rounds = [.. run.Rounds.Select(round => round with { DurationSeconds = Seconds })],
            Pipelines = [.. run.Pipelines.Select(At)],
        };
    }

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

    private static PipelineRecord Fail(PipelineRecord run) => run with { Answers = null, Error = "predict: 503" };

    private static PipelineRecord At(PipelineRecord run)
    {
        var at = (double)run.Sequence / Rate;
        var sent = run with { IntendedAtSeconds = at, SentAtSeconds = at };
        return at is >= 5 and < 8 ? Fail(sent) : sent;
    }
}
