using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Tests.Experiments;

namespace IrisBench.Tests.Evaluation.Differences;

public sealed class RunDifferenceTests
{
    private static readonly RunSummary Before = Summary(new SyntheticRun { Rounds = 12, Seed = 1 });

    [Fact]
    public void The_same_system_measured_again_has_not_changed()
    {
        var difference = RunDifference.Of(Before, Summary(new SyntheticRun { Rounds = 12, Seed = 2 }), [Measures.PipelineSeconds], 0.05);

        Assert.False(difference.HasRegression);
        Assert.Equal(["monolith", "functions-warm"], difference.Changes.Select(change => change.Side));
        Assert.Empty(difference.Warnings);
    }

    [Fact]
    public void A_side_that_takes_a_fifth_longer_is_a_regression_and_the_other_is_not()
    {
        var difference = RunDifference.Of(Before, Summary(Slower(1.2)), [Measures.PipelineSeconds, Measures.Throughput], 0.05);

        Assert.All(
            difference.Changes.Where(change => change.Side == "functions-warm"),
            change => Assert.Equal(ChangeKind.Regression, change.Kind));
        Assert.All(
            difference.Changes.Where(change => change.Side == "monolith"), change => Assert.NotEqual(ChangeKind.Regression, change.Kind));
        Assert.True(difference.HasRegression);
    }

    [Fact]
    public void What_is_worse_but_not_past_the_threshold_is_no_regression()
    {
        var change = RunDifference.Of(Before, Summary(Slower(1.2)), [Measures.PipelineSeconds], 0.5).Changes.Single(
            change => change.Side == "functions-warm");

        Assert.Equal(ChangeKind.Worse, change.Kind);
    }

    [Fact]
    public void What_takes_less_time_is_better_and_so_is_a_higher_throughput()
        => Assert.All(
            RunDifference.Of(Before, Summary(Slower(0.7)), [Measures.PipelineSeconds, Measures.Throughput], 0.05).Changes.Where(
                change => change.Side == "functions-warm"),
            change => Assert.Equal(ChangeKind.Better, change.Kind));

    [Fact]
    public void Five_rounds_say_nothing()
    {
        var change = RunDifference.Of(Before, Summary(new SyntheticRun { Rounds = 5 }), [Measures.PipelineSeconds], 0.05).Changes[0];

        Assert.Equal((ChangeKind.TooFewRounds, null, null), (change.Kind, change.RatioInterval, change.PValue));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    public void Rounds_whose_CPU_was_too_little_to_be_counted_hide_no_regression(int zeros)
    {
        var before = Before with
        {
            Sides =
                [.. Before.Sides.Select(side => side with { Measures = [.. side.Measures.Select(measure => WithZeros(measure, zeros))] })],
        };
        var after = Before with
        {
            Sides =
            [
                .. Before.Sides.Select(side => side with
                {
                    Measures =
                    [
                        .. side.Measures.Select(measure
                            => measure with { Median = 10 * measure.Median, Values = [.. measure.Values.Select(value => 10 * value)] })
                    ],
                })
            ],
        };

        var worse = RunDifference.Of(before, after, [Measures.CpuSecondsPerRun], 0.05);
        var better = RunDifference.Of(after, before, [Measures.CpuSecondsPerRun], 0.05);

        Assert.All(worse.Changes, change => Assert.Equal(ChangeKind.Regression, change.Kind));
        Assert.All(better.Changes, change => Assert.Equal(ChangeKind.Better, change.Kind));
        Assert.DoesNotContain(
            "Infinity", System.Text.Json.JsonSerializer.Serialize(worse, EvaluationJson.Default.RunDifference), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_machine_another_load_and_a_missing_side_are_told()
    {
        var other = Summary(new SyntheticRun { Rounds = 6, RunsPerRound = 2, Sides = [SyntheticSide.Monolith] });
        other = other with { Run = other.Run with { Machine = other.Run.Machine with { Cores = 64 }, Status = RunStatus.Interrupted } };

        var warnings = string.Join('\n', RunDifference.Of(Before, other, [Measures.PipelineSeconds], 0.05).Warnings);

        foreach (var expected in new[] { "64 cores", "load of the experiments differ", "functions-warm", "not complete" })
            Assert.Contains(expected, warnings, StringComparison.Ordinal);
    }

    private static MeasureSummary WithZeros(MeasureSummary measure, int zeros)
        => measure with
        {
            Median = zeros < measure.Values.Count ? measure.Median : 0,
            Values = [.. measure.Values.Select((value, index) => index < zeros ? 0 : value)],
        };

    private static SyntheticRun Slower(double factor)
    {
        var steps = SyntheticSide.FunctionsWarm.Steps.Select(step => step with { Seconds = step.Seconds * factor });
        return new SyntheticRun
        {
            Rounds = 12, Seed = 3, Sides = [SyntheticSide.Monolith, SyntheticSide.FunctionsWarm with { Steps = [.. steps] }],
        };
    }

    private static RunSummary Summary(SyntheticRun run) => RunEvaluation.Of(run.Build(), PriceSheets.Default);
}
