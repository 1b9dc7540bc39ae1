using IrisBench.Evaluation.OverTime;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Tests.Evaluation.OverTime;

public sealed class ObjectiveBreachesTests
{
    private const double LoadSeconds = 30;
    private const double RatePerSecond = 50;

    private static readonly ObjectiveDefinition Objective = new() { P95Seconds = 0.3 };

    [Fact]
    public void Runs_within_the_objective_are_no_breach()
        => Assert.Empty(Of(at => Answered(at, 0.1)));

    [Fact]
    public void Three_seconds_of_failures_are_a_breach_of_three_seconds()
    {
        var breach = Assert.Single(Of(at => at is >= 10 and < 13 ? Failed(at) : Answered(at, 0.1)));

        Assert.Equal((10, 13), (Math.Round(breach.BeginSeconds, 6), Math.Round(breach.EndSeconds!.Value, 6)));
    }

    [Fact]
    public void Slow_runs_end_when_no_more_than_one_in_twenty_of_a_second_is_left()
    {
        var breach = Assert.Single(Of(at => Answered(at, at is >= 10 and < 13 ? 0.4 : 0.1)));

        // Two of fifty may be slow.
        Assert.Equal((10, 12.96), (Math.Round(breach.BeginSeconds, 6), Math.Round(breach.EndSeconds!.Value, 6)));
    }

    [Fact]
    public void One_slow_run_in_twenty_is_what_the_objective_allows()
        => Assert.Empty(Of(at => Answered(at, (long)Math.Round(at * RatePerSecond) % 25 == 0 ? 0.4 : 0.1)));

    [Fact]
    public void One_failure_is_more_than_one_in_a_thousand()
        => Assert.Single(Of(at => Math.Abs(at - 10) < 1e-9 ? Failed(at) : Answered(at, 0.1)));

    [Fact]
    public void A_relapse_within_five_seconds_is_the_same_breach()
    {
        var breach = Assert.Single(Of(at => at is (>= 10 and < 11) or (>= 14 and < 15) ? Failed(at) : Answered(at, 0.1)));

        Assert.Equal((10, 15), (Math.Round(breach.BeginSeconds, 6), Math.Round(breach.EndSeconds!.Value, 6)));
    }

    [Fact]
    public void A_relapse_after_that_is_another()
    {
        var breaches = Of(at => at is (>= 5 and < 6) or (>= 15 and < 17) ? Failed(at) : Answered(at, 0.1));

        Assert.Equal([(5.0, 6.0), (15.0, 17.0)],
            breaches.Select(breach => (Math.Round(breach.BeginSeconds, 6), Math.Round(breach.EndSeconds!.Value, 6))));
    }

    [Theory]
    [InlineData(20, 30, "until the end")]
    [InlineData(20, 27, "good runs for three seconds show no five")]
    public void What_was_not_met_for_five_seconds_before_the_load_ended_has_no_end(double from, double to, string why)
    {
        var breach = Assert.Single(Of(at => at >= from && at < to ? Failed(at) : Answered(at, 0.1)));

        Assert.True(breach.EndSeconds is null, why);
    }

    [Fact]
    public void Calls_that_are_far_apart_are_judged_one_by_one()
    {
        PipelineRecord[] runs = [Answered(0, 0.1), Answered(4, 2), Answered(8, 0.1), Answered(12, 0.1), Answered(16, 0.1)];

        var breach = Assert.Single(ObjectiveBreaches.Of(runs, Objective, 20));

        Assert.Equal((4, 8), (breach.BeginSeconds, breach.EndSeconds));
    }

    private static IReadOnlyList<Breach> Of(Func<double, PipelineRecord> run)
        => ObjectiveBreaches.Of(
            [.. Enumerable.Range(0, (int)(LoadSeconds * RatePerSecond)).Select(index => run(index / RatePerSecond))], Objective,
            LoadSeconds);

    private static PipelineRecord Answered(double at, double seconds)
        => new() { Round = 0, Sequence = 0, IntendedAtSeconds = at, SentAtSeconds = at, Seconds = seconds, Steps = [] };

    private static PipelineRecord Failed(double at) => Answered(at, 0.001) with { Error = "predict: 503" };
}
