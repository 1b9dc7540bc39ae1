using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Reading;

namespace IrisBench.Tests.Experiments.Definition;

public class SweepDefinitionTests
{
    [Fact]
    public void The_points_are_every_value_of_one_thing_with_every_value_of_the_other()
    {
        var points = SweepPoints.Of(Parse("vary: { mode: [warm, fork], iterations: [20, 0] }"));

        Assert.Equal(
            ["iterations 0, mode warm", "iterations 0, mode fork", "iterations 20, mode warm", "iterations 20, mode fork"],
            points.Select(point => point.Text));
        Assert.Equal([0, 0, 20, 20], points.Select(point => point.Experiment.Pipeline.Iterations));
        Assert.Equal(
            [FunctionMode.Warm, FunctionMode.Fork, FunctionMode.Warm, FunctionMode.Fork],
            points.Select(point => point.Experiment.Sides[1].Mode));
        Assert.All(points, point => Assert.Null(point.Experiment.Vary));
    }

    [Theory]
    [InlineData("vary: { size: [10, 20] }", "size 10, size 20")]
    [InlineData("vary: { payloadBytes: [0, 60000] }", "payloadBytes 0, payloadBytes 60000")]
    [InlineData("load: { kind: closed, runs: 8 }\nvary: { concurrency: [1, 8] }", "concurrency 1, concurrency 8")]
    [InlineData("load: { kind: open }\nvary: { ratePerSecond: [0.5, 2] }", "ratePerSecond 0.5, ratePerSecond 2")]
    [InlineData(
        "load: { kind: stages, stages: [{ ratePerSecond: 1, seconds: 5 }] }\nvary: { mode: [warm, zero] }", "mode warm, mode zero")]
    public void Anything_of_the_list_can_vary(string more, string points)
        => Assert.Equal(points, string.Join(", ", SweepPoints.Of(Parse(more)).Select(point => point.Text)));

    [Theory]
    [InlineData(
        "vary: {}",
        "vary must have one or two of iterations, size, payloadBytes, chain, fanOut, concurrency, ratePerSecond, mode, compilation, not 0")]
    [InlineData(
        "vary: { iterations: [1, 2], size: [1, 2], mode: [warm, fork] }",
        "vary must have one or two of iterations, size, payloadBytes, chain, fanOut, concurrency, ratePerSecond, mode, compilation, not 3")]
    [InlineData("vary: { iterations: [5] }", "line 3: vary.iterations must have at least 2, not 1")]
    [InlineData("vary: { iterations: [5, 5] }", "vary.iterations has 5 twice")]
    [InlineData("vary: { iterations: [5, -1] }", "vary, at iterations -1: pipeline.iterations must be 0 to 100000, not -1")]
    [InlineData("vary: { iterations: [5, ten] }", "line 3: vary.iterations[1] must be a whole number, not 'ten'")]
    [InlineData(
        "vary: { steps: [1, 2] }",
        "line 3: 'steps' is no key of vary, which knows iterations, size, payloadBytes, chain, fanOut, concurrency, ratePerSecond, mode, "
        + "compilation")]
    [InlineData("vary: { concurrency: [1, 2] }", "vary.concurrency needs load.kind closed")]
    [InlineData("vary: { ratePerSecond: [1, 2] }", "vary.ratePerSecond needs load.kind open")]
    [InlineData(
        "load: { kind: stages, stages: [{ ratePerSecond: 1, seconds: 5 }] }\nvary: { ratePerSecond: [1, 2] }",
        "vary.ratePerSecond needs load.kind open")]
    [InlineData(
        "vary: { size: [1, 2, 3, 4, 5, 6, 7, 8, 9], iterations: [1, 2, 3, 4, 5, 6, 7, 8] }", "vary makes 72 points; 64 are the most")]
    [InlineData("sweep: { crossing: 1.2 }", "sweep is given, but vary, which says what varies, is missing")]
    [InlineData(
        "vary: { size: [1, 2] }\nsweep: { enoughHalfWidth: 0.05 }",
        "sweep.enoughHalfWidth ends points early, which 10 rounds are too few for: the first look is after 10 and at least half of them")]
    [InlineData("vary: { size: [1, 2] }\nsweep: { crossing: 1 }", "line 4: sweep.crossing must be 1.001 to 1000, not 1")]
    public void What_is_no_sweep_is_told_in_a_line(string more, string problem)
        => Assert.Equal(problem, Assert.Single(Assert.Throws<DefinitionException>(() => Parse(more)).Problems).ToString());

    [Fact]
    public void Looks_are_fixed_before_the_first_round()
    {
        Assert.Equal([20], Looks.Of(Parse("rounds: 20\nvary: { size: [1, 2] }")));
        Assert.Equal([10, 15, 20], Looks.Of(Parse("rounds: 20\nvary: { size: [1, 2] }\nsweep: { enoughHalfWidth: 0.05 }")));
        Assert.Equal([11, 14], Looks.Of(Parse("rounds: 14\nvary: { size: [1, 2] }\nsweep: { enoughHalfWidth: 0.05 }")));
    }

    private static Experiment Parse(string more)
        => ExperimentFile.Parse(
            $"name: sweep\nsides: [{{ name: monolith, packaging: monolith }}, {{ name: functions, packaging: functions }}]\n{more}\n",
            "sweep.yaml");
}
