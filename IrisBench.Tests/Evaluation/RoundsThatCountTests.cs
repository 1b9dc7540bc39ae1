using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;

namespace IrisBench.Tests.Evaluation;

public class RoundsThatCountTests
{
    [Fact]
    public void Warm_ups_and_noise_pairs_count_for_no_side()
    {
        // They are made a hundred times as slow: nothing of it may be seen.
        var slow = Evaluated.Exact with
        {
            Round = round => round.Kind == RoundKind.Measured ? round : round with { DurationSeconds = 100, Use = [] },
        };
        Assert.Equivalent(Evaluated.SideOf(Evaluated.Exact, "monolith").Measures, Evaluated.SideOf(slow, "monolith").Measures);
        Assert.Equal(40, Evaluated.SideOf(slow, "monolith").PipelineRuns);
    }

    [Fact]
    public void The_noise_floor_is_the_second_round_of_the_reference_by_its_first()
    {
        var slower = Evaluated.Exact with
        {
            Round = round => round.Kind == RoundKind.NoisePair ? round with { DurationSeconds = 2 * round.DurationSeconds } : round,
        };
        var floor = Assert.Single(Evaluated.Summary(slower).NoiseFloors, floor => floor.Measure == Measures.Throughput);
        Assert.Equal((10, 0.5), (floor.Pairs, Math.Round(floor.Ratio, 9)));
        Assert.Contains(
            Evaluated.Summary(slower).Warnings,
            warning => warning.StartsWith("The reference differs from itself in throughputPerSecond: 0.500", StringComparison.Ordinal));
        Assert.Empty(Evaluated.Summary(Evaluated.Exact with { NoiseFloor = false }).NoiseFloors);
    }

    [Fact]
    public void A_void_round_is_named_and_takes_its_pair_with_it()
    {
        var summary = Evaluated.Summary(Evaluated.Exact with
        {
            Round = round
                => round is { Kind: RoundKind.Measured, Block: 3, Side: "functions-warm" }
                    ? round with { VoidReason = "the load generator was late" }
                    : round,
        });
        Assert.Equal(["Block 3: the load generator was late"], summary.Sides[1].VoidRounds);
        Assert.Equal((10, 9), (summary.Sides[0].Rounds, summary.Sides[1].Rounds));
        Assert.All(summary.Comparisons, comparison => Assert.Equal(9, comparison.Pairs));
        Assert.Contains("functions-warm: 1 round void and not counted. Block 3: the load generator was late.", summary.Warnings);
    }

    [Fact]
    public void Failed_runs_are_told_by_reason_and_their_time_is_not_counted()
    {
        var summary = Evaluated.Summary(Evaluated.Exact with
        {
            Pipeline = pipeline => pipeline.Sequence == 1 ? pipeline with { Error = "train: 503", Seconds = 99, Steps = [] } : pipeline,
        });
        Assert.Equal((40, 30L), (summary.Sides[0].PipelineRuns, summary.Sides[0].Latency.Count));
        Assert.Equal(10, summary.Sides[0].Errors["train: 503"]);
        // Four runs' CPU for three answers.
        Evaluated.AssertMedian(0.30 * 4 / 3, summary.Sides[0], Measures.CpuSecondsPerRun);
        Assert.Contains(
            summary.Warnings, warning => warning.StartsWith("monolith: 10 of 40 pipeline runs failed", StringComparison.Ordinal));
    }

    [Fact]
    public void A_round_without_an_answer_is_void()
    {
        var broken = Evaluated.Exact.Build().Rounds.First(round => round is { Kind: RoundKind.Measured, Side: "monolith", Block: 0 }).Index;
        var summary = Evaluated.Summary(Evaluated.Exact with
        {
            Pipeline = pipeline => pipeline.Round == broken ? pipeline with { Error = "load: timeout" } : pipeline,
        });
        Assert.Equal(["Block 0: no pipeline run was answered"], summary.Sides[0].VoidRounds);
    }

    [Fact]
    public void An_interrupted_run_tells_what_it_has()
    {
        var summary = RunEvaluation.Of(
            Evaluated.Exact.Build() with { Rounds = [.. Evaluated.Exact.Build().Rounds.Take(11)] }, PriceSheets.Default);
        Assert.Equal((3, 3), (summary.Sides[0].Rounds, summary.Sides[1].Rounds));
        Assert.All(
            summary.Comparisons,
            comparison => Assert.Equal(
                (VerdictKind.TooFewRounds, null, null), (comparison.Verdict.Kind, comparison.RatioInterval, comparison.Unpaired!.PValue)));
        Assert.All(summary.Sides.SelectMany(side => side.Measures), measure => Assert.Null(measure.Interval));
    }

    [Fact]
    public void A_run_stopped_before_its_first_round_has_a_summary_too()
    {
        var summary = Evaluated.Summary(Evaluated.Exact with { Rounds = 0, WarmUps = 0, Status = RunStatus.Interrupted });
        Assert.Empty(summary.Comparisons);
        Assert.Empty(summary.Cost.Lines);
        Assert.Equal("The run was interrupted (Stopped by Ctrl+C); the figures are of what had been measured.", summary.Warnings[0]);
    }
}
