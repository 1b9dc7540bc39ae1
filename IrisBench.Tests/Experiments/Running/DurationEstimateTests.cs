using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Load.Traces;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;

namespace IrisBench.Tests.Experiments.Running;

public sealed class DurationEstimateTests
{
    [Theory]
    [InlineData(0, 10 * (2 + 0.2 + 0.3))]
    [InlineData(5, 10 * (2 + 0.2 + 0.3 + 15))]
    public void What_is_waited_for_at_the_edges_of_each_round_is_in_it(double delaySeconds, double expected)
    {
        var experiment = StubRun.Experiment(StubRun.Monolith()) with { Rounds = 10, Load = new LoadDefinition { Runs = 4 } };
        var answer = new InquiryAnswer(0, experiment.Sides[0], [], PreparationSeconds: 0, RunSeconds: 0.5);

        var seconds = DurationEstimate.Seconds(
            RoundPlan.Of(experiment, 1), SweepPoints.Of(experiment), [answer], new RestDefinition { MinimumSeconds = 0.2 }, delaySeconds);

        Assert.Equal(expected, seconds, 1e-9);
    }

    [Theory]
    [InlineData(LoadKind.Open, 10 + 0.5)]
    [InlineData(LoadKind.Stages, 7 + 0.5)]
    [InlineData(LoadKind.Trace, 3 + 0.5)]
    public void Arrivals_at_intended_times_take_as_long_as_they_last(LoadKind kind, double expected)
    {
        StageDefinition[] stages = [new() { RatePerSecond = 2, Seconds = 4 }, new() { RampTo = 0, Seconds = 3 }];
        var experiment = StubRun.Experiment(StubRun.Monolith()) with { Load = new LoadDefinition { Kind = kind, Stages = stages } };
        var answer = new InquiryAnswer(0, experiment.Sides[0], [], PreparationSeconds: 0, RunSeconds: 0.5);

        var seconds = DurationEstimate.Seconds(
            RoundPlan.Of(experiment, 1), SweepPoints.Of(experiment), [answer], new RestDefinition { MinimumSeconds = 0.2 }, delaySeconds: 0,
            new PlayedTrace([0, 1, 3], new TraceRecord("", 0, 3)));

        Assert.Equal(expected + 0.2 + 0.3, seconds, 1e-9);
    }
}
