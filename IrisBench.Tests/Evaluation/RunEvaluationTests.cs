using System.Text.Json;
using System.Text.Json.Nodes;
using IrisBench.Evaluation;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Tests.Experiments;

namespace IrisBench.Tests.Evaluation;

public class RunEvaluationTests
{
    [Fact]
    public void A_round_says_what_can_be_reckoned_by_hand()
    {
        var (monolith, functions) = (Evaluated.SideOf(Evaluated.Exact, "monolith"), Evaluated.SideOf(Evaluated.Exact, "functions-warm"));
        Evaluated.AssertMedian(0.24, monolith, Measures.PipelineSeconds);
        Evaluated.AssertMedian(0.31, functions, Measures.PipelineSeconds);
        Evaluated.AssertMedian(1 / 0.24, monolith, Measures.Throughput);
        Evaluated.AssertMedian(0.30, monolith, Measures.CpuSecondsPerRun);
        Evaluated.AssertMedian(0.02 + 0.20 + 0.05 + 0.01 + 0.02, functions, Measures.CpuSecondsPerRun);
        Evaluated.AssertMedian(0.02, functions, Measures.PlatformCpuSecondsPerRun);
        Evaluated.AssertMedian(0.12, functions, Measures.SharedCpuSecondsPerRun);
        Evaluated.AssertMedian(85e6, monolith, Measures.WorkingSetBaselineBytes);
        Evaluated.AssertMedian(75e6 + 150e6 + 160e6 + 110e6 + 65e6, functions, Measures.WorkingSetMaxBytes);
        Evaluated.AssertMedian(65e6, functions, Measures.PlatformWorkingSetMaxBytes);
        Evaluated.AssertMedian((85e6 + 200e6) / 2 * 0.24 / 1e9, monolith, Measures.GigabyteSecondsPerRun);
        Evaluated.AssertMedian(1000, functions, Measures.BytesPerRun);
    }

    [Fact]
    public void The_monolith_is_not_charged_with_the_platform()
    {
        var monolith = Evaluated.SideOf(Evaluated.Exact, "monolith");
        Assert.Equal(["monolith", "iris-server"], monolith.Components.Select(component => component.Component));
        Evaluated.AssertMedian(0.01, monolith, Measures.CpuBaselineCores);
        Assert.DoesNotContain(
            monolith.Measures, measure => measure.Measure is Measures.PlatformCpuSecondsPerRun or Measures.PlatformWorkingSetMaxBytes);
        Assert.DoesNotContain(
            Evaluated.Summary(Evaluated.Exact).Comparisons, comparison => comparison.Measure == Measures.PlatformCpuSecondsPerRun);
    }

    [Fact]
    public void The_reference_comes_first_and_the_others_are_compared_with_it()
    {
        var summary = Evaluated.Summary(
            Evaluated.Exact with { Sides = [SyntheticSide.Monolith, SyntheticSide.FunctionsWarm, SyntheticSide.FunctionsFork] });
        Assert.Equal(["monolith", "functions-warm", "functions-fork"], summary.Sides.Select(side => side.Side));
        var times = summary.Comparisons.Where(comparison => comparison.Measure == Measures.PipelineSeconds).ToArray();
        Assert.Equal(["functions-warm", "functions-fork"], times.Select(comparison => comparison.Side));
        Assert.Equal(0.31 / 0.24, times[0].Ratio!.Value, 1e-9);
        Assert.Equal((10, 1.0, VerdictKind.Higher), (times[0].Pairs, times[0].Unpaired!.EffectSize, times[0].Verdict.Kind));
    }

    [Fact]
    public void Cold_starts_are_kept_apart_by_step_and_kind()
    {
        var summary = Evaluated.Summary(
            Evaluated.Exact with { Sides = [SyntheticSide.Monolith, SyntheticSide.FunctionsZero, SyntheticSide.FunctionsFork] });
        Assert.Empty(summary.Sides[0].ColdStarts);
        var zero = Assert.Single(summary.Sides[1].ColdStarts, start => start.Step == "train");
        Assert.Equal((ColdStartKind.IdleToZero, 10), (zero.Kind, zero.Count));
        Assert.Equal(
            (0.05, 0.15, 0.09, 0.29),
            (zero.StartSeconds!.Value, zero.ReadySeconds!.Value, zero.FirstAnswerSeconds, Math.Round(zero.Total, 9)));
        Assert.All(summary.Sides[2].ColdStarts, start => Assert.Equal((ColdStartKind.Fork, 40), (start.Kind, start.Count)));
    }

    [Fact]
    public void Steps_and_components_take_the_sums_apart()
    {
        var functions = Evaluated.SideOf(Evaluated.Exact, "functions-warm");
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
        Assert.Equal(3 * 0.002 / measured, Evaluated.Summary(Evaluated.Exact).SamplerShare, 1e-9);
        var heavy = Evaluated.Exact with { Round = round => round with { Generator = round.Generator with { SamplerCpuSeconds = 0.1 } } };
        Assert.Contains(Evaluated.Summary(heavy).Warnings, warning => warning.StartsWith("Measuring took", StringComparison.Ordinal));
    }

    [Fact]
    public void Evaluating_twice_gives_the_same_to_the_last_digit()
    {
        var run = new SyntheticRun();
        Assert.Equal(Evaluated.Json(Evaluated.Summary(run)), Evaluated.Json(Evaluated.Summary(run)));
        Assert.NotEqual(Evaluated.Json(Evaluated.Summary(run)), Evaluated.Json(Evaluated.Summary(run with { Seed = 8 })));
    }

    [Fact]
    public void A_summary_of_before_whose_unpaired_test_stood_beside_the_interval_is_still_read()
    {
        var summary = Evaluated.Summary(Evaluated.Exact);
        var before = JsonNode.Parse(Evaluated.Json(summary))!;
        foreach (var comparison in before["comparisons"]!.AsArray().Cast<JsonObject>())
        {
            comparison.Remove("unpaired");
            (comparison["pValue"], comparison["effectSize"]) = (0.01, 1.0);
        }

        var read = JsonSerializer.Deserialize(before.ToJsonString(), EvaluationJson.Default.RunSummary)!;
        Assert.Equal(summary.Comparisons.Select(comparison => comparison with { Unpaired = null }), read.Comparisons);
    }

    [Fact]
    public void A_summary_reads_back_as_it_was_written()
    {
        var summary = Evaluated.Summary(Evaluated.Exact with { Rounds = 3, Sides = [SyntheticSide.Monolith, SyntheticSide.FunctionsFork] });
        Assert.Equal(
            Evaluated.Json(summary),
            Evaluated.Json(JsonSerializer.Deserialize(Evaluated.Json(summary), EvaluationJson.Default.RunSummary)!));
    }
}
