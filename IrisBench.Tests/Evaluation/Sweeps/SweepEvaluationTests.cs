using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Summaries;
using IrisBench.Evaluation.Sweeps;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Reporting.Wording;
using IrisBench.Tests.Experiments;

namespace IrisBench.Tests.Evaluation.Sweeps;

public class SweepEvaluationTests
{
    private static readonly VaryDefinition Iterations = new() { Iterations = [1, 5, 20, 50, 100, 200] };
    private static readonly Lazy<SweepSummary> OfIterations = new(()
        => SweepEvaluation.Of(SyntheticSweep.Build(Iterations), PriceSheets.Default));

    [Fact]
    public void It_tells_where_the_sides_part_with_an_interval_in_iterations_and_in_work()
    {
        var summary = OfIterations.Value;

        var crossing = summary.Crossings.Single(crossing => crossing.Measure == Measures.PipelineSeconds);
        Assert.Equal(CrossingKind.Falls, crossing.Kind);
        Assert.Equal(SyntheticSweep.Crossing, Assert.Single(crossing.At), 12.0);
        Assert.InRange(SyntheticSweep.Crossing, crossing.Possible!.Lower, crossing.Possible.Upper);
        Assert.InRange(crossing.Possible.Upper - crossing.Possible.Lower, 1, 60);
        Assert.Equal(0.005 * crossing.At[0], crossing.WorkSeconds!.Value, 0.03);
        Assert.Matches(
            @"^Below \d{3} ms of work a call, \[\d{3} ms, \d{3} ms\] \(\d+\.\d load iterations, \[\d+\.\d, \d+(\.\d)?\]\), "
            + @"functions-warm takes over 10 % more time than monolith\.$",
            CrossingWording.Of(crossing, summary));
    }

    [Fact]
    public void Every_point_has_intervals_of_time_CPU_memory_and_cost_of_every_side()
    {
        var summary = OfIterations.Value;

        Assert.Equal([1, 5, 20, 50, 100, 200], summary.Points.Select(point => point.Values.Single().Value));
        string[] wanted = [Measures.PipelineSeconds, Measures.CpuSecondsPerRun, Measures.WorkingSetMaxBytes, Measures.CostPerMillionRuns];
        Assert.All(summary.Points.SelectMany(point => point.Sides), side => Assert.All(wanted, measure =>
        {
            var found = side.Measures.Single(found => found.Measure == measure);
            Assert.InRange(found.Median, found.Interval!.Lower, found.Interval.Upper);
        }));
    }

    [Fact]
    public void A_sweep_that_ends_early_says_where_and_widens_its_intervals()
    {
        var all = SyntheticSweep.Build(Iterations);
        var enough = SyntheticSweep.Build(Iterations, enoughHalfWidth: 0.05);

        Assert.Empty(SweepEnds.EndedPoints(all, 10));
        var ended = SweepEnds.EndedPoints(enough, 10);
        Assert.Equal(6, ended.Count);
        // What is measured until then decides, and what comes later changes nothing.
        Assert.Equal(ended, SweepEnds.EndedPoints(enough with { Rounds = [.. enough.Rounds.Where(round => round.Block <= 10)] }, 10));
        var summary = SweepEvaluation.Of(
            enough with { Rounds = [.. enough.Rounds.Where(round => round.Block <= 10)] }, PriceSheets.Default);
        Assert.All(summary.Points, point => Assert.Equal((10, 0.25), (point.EndedEarlyAfter, point.ErrorShare)));
    }

    [Fact]
    public void Two_things_that_vary_have_a_crossing_for_each_value_of_the_second()
    {
        var summary = SweepEvaluation.Of(
            SyntheticSweep.Build(new VaryDefinition { Iterations = [5, 50, 200], Size = [250, 500] }), PriceSheets.Default);

        var time = summary.Crossings.Where(crossing => crossing.Measure == Measures.PipelineSeconds).ToArray();
        Assert.Equal(["250", "500"], time.Select(crossing => crossing.Along!.Text));
        // Half the work an iteration, twice the iterations.
        Assert.Equal(160, time[0].At.Single(), 30.0);
        Assert.Equal(80, time[1].At.Single(), 20.0);
        Assert.StartsWith("With load size 250: Below", CrossingWording.Of(time[0], summary), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sweep_is_not_taken_for_a_run()
        => Assert.Contains(
            "is a sweep",
            Assert.Throws<RunFolderException>(
                () => IrisBench.Evaluation.RunEvaluation.Of(SyntheticSweep.Build(Iterations), PriceSheets.Default)).Message,
            StringComparison.Ordinal);
}
