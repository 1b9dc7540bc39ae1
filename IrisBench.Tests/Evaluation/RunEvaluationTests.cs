using System.Text.Json;
using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Tests.Experiments;

namespace IrisBench.Tests.Evaluation;

public class RunEvaluationTests
{
    private static readonly SyntheticRun Exact = new() { Noise = 0 };

    [Fact]
    public void A_round_says_what_can_be_reckoned_by_hand()
    {
        var (monolith, functions) = (SideOf(Exact, "monolith"), SideOf(Exact, "functions-warm"));
        AssertMedian(0.24, monolith, Measures.PipelineSeconds);
        AssertMedian(0.31, functions, Measures.PipelineSeconds);
        AssertMedian(1 / 0.24, monolith, Measures.Throughput);
        AssertMedian(0.30, monolith, Measures.CpuSecondsPerRun);
        AssertMedian(0.02 + 0.20 + 0.05 + 0.01 + 0.02, functions, Measures.CpuSecondsPerRun);
        AssertMedian(0.02, functions, Measures.PlatformCpuSecondsPerRun);
        AssertMedian(0.12, functions, Measures.SharedCpuSecondsPerRun);
        AssertMedian(85e6, monolith, Measures.WorkingSetBaselineBytes);
        AssertMedian(75e6 + 150e6 + 160e6 + 110e6 + 65e6, functions, Measures.WorkingSetMaxBytes);
        AssertMedian(65e6, functions, Measures.PlatformWorkingSetMaxBytes);
        AssertMedian((85e6 + 200e6) / 2 * 0.24 / 1e9, monolith, Measures.GigabyteSecondsPerRun);
        AssertMedian(1000, functions, Measures.BytesPerRun);
    }

    [Fact]
    public void The_monolith_is_not_charged_with_the_platform()
    {
        var monolith = SideOf(Exact, "monolith");
        Assert.Equal(["monolith", "iris-server"], monolith.Components.Select(component => component.Component));
        AssertMedian(0.01, monolith, Measures.CpuBaselineCores);
        Assert.DoesNotContain(monolith.Measures, measure => measure.Measure is Measures.PlatformCpuSecondsPerRun or Measures.PlatformWorkingSetMaxBytes);
        Assert.DoesNotContain(Summary(Exact).Comparisons, comparison => comparison.Measure == Measures.PlatformCpuSecondsPerRun);
    }

    [Fact]
    public void The_reference_comes_first_and_the_others_are_compared_with_it()
    {
        var summary = Summary(Exact with { Sides = [SyntheticSide.Monolith, SyntheticSide.FunctionsWarm, SyntheticSide.FunctionsFork] });
        Assert.Equal(["monolith", "functions-warm", "functions-fork"], summary.Sides.Select(side => side.Side));
        var times = summary.Comparisons.Where(comparison => comparison.Measure == Measures.PipelineSeconds).ToArray();
        Assert.Equal(["functions-warm", "functions-fork"], times.Select(comparison => comparison.Side));
        Assert.Equal(0.31 / 0.24, times[0].Ratio, 1e-9);
        Assert.Equal((10, 1.0, VerdictKind.Higher), (times[0].Pairs, times[0].EffectSize, times[0].Verdict.Kind));
    }

    [Fact]
    public void Warm_ups_and_noise_pairs_count_for_no_side()
    {
        // They are made a hundred times as slow: nothing of it may be seen.
        var slow = Exact with { Round = round => round.Kind == RoundKind.Measured ? round : round with { DurationSeconds = 100, Use = [] } };
        Assert.Equivalent(SideOf(Exact, "monolith").Measures, SideOf(slow, "monolith").Measures);
        Assert.Equal(40, SideOf(slow, "monolith").PipelineRuns);
    }

    [Fact]
    public void The_noise_floor_is_the_second_round_of_the_reference_by_its_first()
    {
        var slower = Exact with { Round = round => round.Kind == RoundKind.NoisePair ? round with { DurationSeconds = 2 * round.DurationSeconds } : round };
        var floor = Assert.Single(Summary(slower).NoiseFloors, floor => floor.Measure == Measures.Throughput);
        Assert.Equal((10, 0.5), (floor.Pairs, Math.Round(floor.Ratio, 9)));
        Assert.Contains(Summary(slower).Warnings, warning => warning.StartsWith("The reference differs from itself in throughputPerSecond: 0.500", StringComparison.Ordinal));
        Assert.Empty(Summary(Exact with { NoiseFloor = false }).NoiseFloors);
    }

    [Fact]
    public void A_void_round_is_named_and_takes_its_pair_with_it()
    {
        var summary = Summary(Exact with { Round = round => round is { Kind: RoundKind.Measured, Block: 3, Side: "functions-warm" } ? round with { VoidReason = "the load generator was late" } : round });
        Assert.Equal(["Block 3: the load generator was late"], summary.Sides[1].VoidRounds);
        Assert.Equal((10, 9), (summary.Sides[0].Rounds, summary.Sides[1].Rounds));
        Assert.All(summary.Comparisons, comparison => Assert.Equal(9, comparison.Pairs));
        Assert.Contains("functions-warm: 1 round void and not counted. Block 3: the load generator was late.", summary.Warnings);
    }

    [Fact]
    public void Failed_runs_are_told_by_reason_and_their_time_is_not_counted()
    {
        var summary = Summary(Exact with { Pipeline = pipeline => pipeline.Sequence == 1 ? pipeline with { Error = "train: 503", Seconds = 99, Steps = [] } : pipeline });
        Assert.Equal((40, 30L), (summary.Sides[0].PipelineRuns, summary.Sides[0].Latency.Count));
        Assert.Equal(10, summary.Sides[0].Errors["train: 503"]);
        // Four runs' CPU for three answers.
        AssertMedian(0.30 * 4 / 3, summary.Sides[0], Measures.CpuSecondsPerRun);
        Assert.Contains(summary.Warnings, warning => warning.StartsWith("monolith: 10 of 40 pipeline runs failed", StringComparison.Ordinal));
    }

    [Fact]
    public void A_round_without_an_answer_is_void()
    {
        var broken = Exact.Build().Rounds.First(round => round is { Kind: RoundKind.Measured, Side: "monolith", Block: 0 }).Index;
        var summary = Summary(Exact with { Pipeline = pipeline => pipeline.Round == broken ? pipeline with { Error = "load: timeout" } : pipeline });
        Assert.Equal(["Block 0: no pipeline run was answered"], summary.Sides[0].VoidRounds);
    }

    [Fact]
    public void Cold_starts_are_kept_apart_by_step_and_kind()
    {
        var summary = Summary(Exact with { Sides = [SyntheticSide.Monolith, SyntheticSide.FunctionsZero, SyntheticSide.FunctionsFork] });
        Assert.Empty(summary.Sides[0].ColdStarts);
        var zero = Assert.Single(summary.Sides[1].ColdStarts, start => start.Step == "train");
        Assert.Equal((ColdStartKind.IdleToZero, 10), (zero.Kind, zero.Count));
        Assert.Equal((0.05, 0.15, 0.09, 0.29), (zero.StartSeconds!.Value, zero.ReadySeconds!.Value, zero.FirstAnswerSeconds, Math.Round(zero.Total, 9)));
        Assert.All(summary.Sides[2].ColdStarts, start => Assert.Equal((ColdStartKind.Fork, 40), (start.Kind, start.Count)));
    }

    [Fact]
    public void Steps_and_components_take_the_sums_apart()
    {
        var functions = SideOf(Exact, "functions-warm");
        Assert.Equal(["auth", "load", "train", "predict"], functions.Steps.Select(step => step.Step));
        Assert.Equal(0.15, functions.Steps[1].MedianOfRounds, 1e-9);
        Assert.Equal(0.2, functions.Components.Single(component => component.Component == "iris-load").CpuSecondsPerRun, 1e-9);
        Assert.Equal(ComponentRole.Platform, functions.Components.Single(component => component.Component == "gateway").Role);
    }

    [Fact]
    public void The_sampler_is_held_against_what_it_measured()
    {
        // A block: two rounds of the monolith, 0.96 s each, beside five idle components, and one of the functions, 1.24 s,
        // beside one; 0.40, 0.40 and 0.42 CPU seconds a run, of four runs each.
        var measured = 4 * (0.40 + 0.40 + 0.42) + 0.01 * (2 * 5 * 0.96 + 1.24);
        Assert.Equal(3 * 0.002 / measured, Summary(Exact).SamplerShare, 1e-9);
        var heavy = Exact with { Round = round => round with { Generator = round.Generator with { SamplerCpuSeconds = 0.1 } } };
        Assert.Contains(Summary(heavy).Warnings, warning => warning.StartsWith("Measuring took", StringComparison.Ordinal));
    }

    [Fact]
    public void Evaluating_twice_gives_the_same_to_the_last_digit()
    {
        var run = new SyntheticRun();
        Assert.Equal(Json(Summary(run)), Json(Summary(run)));
        Assert.NotEqual(Json(Summary(run)), Json(Summary(run with { Seed = 8 })));
    }

    [Fact]
    public void An_interrupted_run_tells_what_it_has()
    {
        var summary = RunEvaluation.Of(Exact.Build() with { Rounds = [.. Exact.Build().Rounds.Take(11)] }, PriceSheets.Default);
        Assert.Equal((3, 3), (summary.Sides[0].Rounds, summary.Sides[1].Rounds));
        Assert.All(summary.Comparisons, comparison => Assert.Equal((VerdictKind.TooFewRounds, null, null), (comparison.Verdict.Kind, comparison.RatioInterval, comparison.PValue)));
        Assert.All(summary.Sides.SelectMany(side => side.Measures), measure => Assert.Null(measure.Interval));
    }

    [Fact]
    public void A_run_stopped_before_its_first_round_has_a_summary_too()
    {
        var summary = Summary(Exact with { Rounds = 0, WarmUps = 0, Status = RunStatus.Interrupted });
        Assert.Empty(summary.Comparisons);
        Assert.Empty(summary.Cost.Lines);
        Assert.Equal("The run was interrupted (Stopped by Ctrl+C); the figures are of what had been measured.", summary.Warnings[0]);
    }

    [Fact]
    public void A_summary_reads_back_as_it_was_written()
    {
        var summary = Summary(Exact with { Rounds = 3, Sides = [SyntheticSide.Monolith, SyntheticSide.FunctionsFork] });
        Assert.Equal(Json(summary), Json(JsonSerializer.Deserialize(Json(summary), SummaryJson.Default.RunSummary)!));
    }

    private static RunSummary Summary(SyntheticRun run) => RunEvaluation.Of(run.Build(), PriceSheets.Default);

    private static SideSummary SideOf(SyntheticRun run, string side) => Summary(run).Sides.Single(summary => summary.Side == side);

    private static string Json(RunSummary summary) => JsonSerializer.Serialize(summary, SummaryJson.Default.RunSummary);

    private static void AssertMedian(double expected, SideSummary side, string measure)
        => Assert.Equal(expected, side.Measures.Single(summary => summary.Measure == measure).Median, Math.Abs(expected) * 1e-9);
}
