using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Definition;
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

        foreach (var expected in new[] { "64 cores", "load.runs differs: 4 before, 2 after.", "functions-warm", "not complete" })
            Assert.Contains(expected, warnings, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_changes_what_is_measured_is_told_and_what_does_not_is_not()
    {
        Func<RunHeader, RunHeader>[] told =
        [
            run => run with { ToolVersion = "9.9.9" },
            run => run with { Experiment = run.Experiment with { WarmUps = 7 } },
            run => run with { Experiment = run.Experiment with { Rest = new RestDefinition { MinimumSeconds = 3 } } },
            run => run with { Experiment = run.Experiment with { Pipeline = run.Experiment.Pipeline with { Size = 77 } } },
            run => OfSide(run, side => side with { Mode = FunctionMode.Fork }),
            run => OfSide(run, side => side with { Compilation = FunctionCompilation.Native }),
            run => OfSide(run, side => side with { System = Shop("/cart", "4711") }),
            run => run with { Components = [.. run.Components.Select(component => component with { Build = Built("Debug") })] },
            run => run with { SideBuilds = [new SideBuild("functions-warm", "iris-load", Built("Debug"))] },
            run => run with { Experiment = run.Experiment with { Load = run.Experiment.Load with { Scale = 0.5 } } },
            run => run with { Trace = new TraceRecord("b2", 7, 7) },
            run => run with { SideScaling = [new SideScaling("functions-warm", "iris-load", "openfaas-ce")] },
        ];
        var before = Before with
        {
            Run = OfSide(Before.Run, side => side) with
            {
                Components = [.. Before.Run.Components.Select(component => component with { Build = Built("Release") })],
                SideBuilds = [new SideBuild("functions-warm", "iris-load", Built("Release"))],
                Trace = new TraceRecord("a1", 7, 7),
            },
        };

        Assert.Empty(Warnings(before, before.Run));
        Assert.All(
            told,
            change => Assert.Contains("differs: ", string.Join('\n', Warnings(before, change(before.Run))), StringComparison.Ordinal));
        Assert.Empty(Warnings(before, before.Run with
        {
            Id = "other",
            Experiment = before.Run.Experiment with
            {
                Name = "other",
                Rounds = 9,
                Order = new OrderDefinition { Seed = 99 },
                Load = before.Run.Experiment.Load with { File = "elsewhere.log" },
            },
        }));
    }

    [Fact]
    public void A_step_at_another_address_is_told_with_both_and_another_process_id_is_not()
    {
        var (cart, basket) = (OfSide(Before.Run, side => Own("/cart", "4711")), OfSide(Before.Run, side => Own("/basket", "4712")));

        Assert.Equal(
            "side functions-warm.system.steps[buy].path differs: \"/cart\" before, \"/basket\" after.",
            Assert.Single(Warnings(Before with { Run = cart }, basket)));
    }

    [Fact]
    public void A_checkout_of_another_process_is_the_same_place_and_another_folder_is_not()
    {
        var (one, two) = (In("/src/shop/artifacts/ab/4711-after"), In("/src/shop/artifacts/ab/4712-after"));

        Assert.Empty(Warnings(Before with { Run = one }, two));
        Assert.Contains("folder differs: ", Assert.Single(Warnings(Before with { Run = one }, In("/src/shop"))), StringComparison.Ordinal);

        static RunHeader In(string folder) => OfSide(Before.Run, side => side with { Folder = folder });
    }

    [Fact]
    public void A_hundred_differences_are_counted()
    {
        var flowers = Enumerable.Range(0, 100).Select(index => (IReadOnlyList<double>)[index, 1, 1, 1]).ToArray();
        var other = Before.Run with { Experiment = Before.Run.Experiment with { Pipeline = new PipelineDefinition { Flowers = flowers } } };

        var warnings = Warnings(Before, other);

        Assert.InRange(warnings.Count, 2, 13);
        Assert.EndsWith("more settings differ.", warnings[^1], StringComparison.Ordinal);
    }

    // Of the functions' rounds, which have an index that 3 divides, so many have a run that fails.
    private static SyntheticRun Failing(int rounds, int seed = 1) => new()
    {
        Rounds = 12,
        Seed = seed,
        ToleratedFailures = 0.01,
        Pipeline = run => run.Sequence == 0 && run.Round % 3 == 0 && run.Round > 0 && run.Round <= 3 * rounds
            ? run with { Error = "503" } : run,
    };

    [Theory]
    [InlineData(0, 1, false)]
    [InlineData(4, 6, false)]
    [InlineData(0, 9, true)]
    [InlineData(9, 0, false)]
    [InlineData(12, 12, false)]
    public void A_larger_share_of_failed_runs_is_a_regression_where_chance_does_not_give_it(int before, int after, bool expected)
    {
        var difference = RunDifference.Of(Summary(Failing(before)), Summary(Failing(after, 2)), [Measures.PipelineSeconds], 0.05);

        Assert.DoesNotContain(difference.Changes, change => change.Kind == ChangeKind.Regression);
        var functions = difference.Failures.Single(change => change.Side == "functions-warm");
        Assert.Equal((48, before, 48, after, expected),
            (functions.RunsBefore, functions.FailedBefore, functions.RunsAfter, functions.FailedAfter, functions.IsRise));
        Assert.Equal(expected, difference.HasRegression);
        // What is answered is other work, and whether that is worse is not known.
        Assert.Equal(expected ? DifferenceAnswer.Regression : DifferenceAnswer.NotKnown, difference.Answer);
    }

    [Fact]
    public void What_is_answered_while_others_fail_is_not_better()
    {
        var failing = Summary(new SyntheticRun
        {
            Rounds = 12,
            Seed = 1,
            Pipeline = run => run.Sequence > 0 ? run with { Error = "503" } : run with { Seconds = run.Seconds / 3 },
        });

        Assert.All(
            RunDifference.Of(Before, failing, [Measures.PipelineSeconds], 0.05).Changes,
            change => Assert.Equal((ChangeKind.Withheld, null), (change.Kind, change.Ratio)));
    }

    private static IReadOnlyList<string> Warnings(RunSummary before, RunHeader after)
        => RunDifference.Of(before, before with { Run = after }, [Measures.PipelineSeconds], 0.05).Warnings;

    private static RunHeader OfSide(RunHeader run, Func<SideDefinition, SideDefinition> change) => run with
    {
        Experiment = run.Experiment with { Sides = [run.Experiment.Sides[0], change(run.Experiment.Sides[1])] },
    };

    private static SideDefinition Own(string path, string process) => new() { Name = "functions-warm", System = Shop(path, process) };

    private static SystemDefinition Shop(string path, string process) => new()
    {
        BaseUrl = "http://127.0.0.1:8080",
        Steps = [new StepDefinition { Name = "buy", Path = path }],
        Components = [new ComponentDefinition { Name = "shop", Process = process }],
    };

    private static ComponentBuild Built(string configuration) => new(configuration, "r2r", "10.0.1", "on", "workstation");

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
            Rounds = 12,
            Seed = 3,
            Sides = [SyntheticSide.Monolith, SyntheticSide.FunctionsWarm with { Steps = [.. steps] }],
        };
    }

    private static RunSummary Summary(SyntheticRun run) => RunEvaluation.Of(run.Build(), PriceSheets.Default);
}
