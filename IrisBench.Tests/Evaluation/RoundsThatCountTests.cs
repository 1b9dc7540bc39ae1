using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Reporting.Tables;

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
            warning => warning.StartsWith("The reference differs from itself in throughput: 0.500", StringComparison.Ordinal));
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
        Assert.Contains(
            "functions-warm: 1 round void and not counted, each with its reason among the void rounds. A load below what irisbench can "
            + "send (a lower rate, fewer callers) leaves none void for want of it.", summary.Warnings);
    }

    [Fact]
    public void Rounds_that_are_too_few_because_of_void_ones_name_how_many_are_enough()
    {
        var summary = Evaluated.Summary(Evaluated.Exact with
        {
            Round = round => round is { Kind: RoundKind.Measured, Block: < 5, Side: "functions-warm" }
                ? round with { VoidReason = "the load generator was late" }
                : round,
        });

        Assert.Contains("More rounds leave enough (--rounds 12 or more)", string.Join('\n', summary.Warnings), StringComparison.Ordinal);
        Assert.False(summary.HasAnswer);
        Assert.True(Evaluated.Summary(Evaluated.Exact).HasAnswer);
        Assert.True(Evaluated.Summary(Evaluated.Exact with { Rounds = 2 }).HasAnswer);
        Assert.False(Evaluated.Summary(Evaluated.Exact with { Rounds = 2, Round = round => round with { VoidReason = "late" } }).HasAnswer);
    }

    [Fact]
    public void A_round_that_was_sent_late_keeps_its_CPU_and_memory_and_loses_its_times()
    {
        var run = Evaluated.Exact with
        {
            Round = round
                => round is { Kind: RoundKind.Measured, Block: < 3, Side: "monolith" } ? round with { LateReason = "40 ms" } : round,
            Pipeline = pipeline => pipeline.Round is 2 or 5 or 8 ? pipeline with { Seconds = 9 } : pipeline,
        };
        var summary = Evaluated.Summary(run);

        var monolith = summary.Sides[0];
        Assert.Equal((10, 28L, 0.24), (monolith.Rounds, monolith.Latency.Count, Math.Round(monolith.Latency.Max, 3)));
        Assert.Equal(7, monolith.Find(Measures.PipelineSeconds)!.Values.Count);
        Assert.Equal(10, monolith.Find(Measures.CpuSecondsPerRun)!.Values.Count);
        Assert.Equal(7, summary.Comparisons.Single(row => row.Measure == Measures.PipelineSeconds).Pairs);
        Assert.Equal(10, summary.Comparisons.Single(row => row.Measure == Measures.CpuSecondsPerRun).Pairs);
        Assert.Equal(
            "functions-warm against monolith, 10 blocks; Execution time per run: 7", ComparisonTable.CaptionOf(summary.Comparisons));
        Assert.Contains(
            "of 3 rounds CPU and memory count, but not the latencies", string.Join('\n', summary.Warnings), StringComparison.Ordinal);
        Assert.NotEmpty(summary.Cost.Lines);
    }

    [Fact]
    public void A_round_in_which_all_failed_is_void_and_they_failed_all_the_same()
    {
        var broken = Evaluated.Exact.Build().Rounds.First(round => round is { Kind: RoundKind.Measured, Side: "monolith", Block: 0 }).Index;
        var side = Evaluated.SideOf(Evaluated.Exact with
        {
            Pipeline = pipeline => pipeline.Round == broken ? pipeline with { Error = "load: timeout" } : pipeline,
            Round = round => round.Index == broken ? round with { VoidReason = "no run of it succeeded" } : round,
        }, "monolith");

        Assert.Equal((9, 40, 4), (side.Rounds, side.PipelineRuns, side.Failed));
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
                (VerdictKind.TooFewRounds, null, null, null),
                (comparison.Verdict.Kind, comparison.Ratio, comparison.RatioInterval, comparison.Unpaired!.PValue)));
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
