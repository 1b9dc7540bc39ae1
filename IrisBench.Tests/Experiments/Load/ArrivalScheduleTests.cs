using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Load;

namespace IrisBench.Tests.Experiments.Load;

public class ArrivalScheduleTests
{
    [Fact]
    public void Constant_arrivals_are_evenly_spaced_from_the_begin()
        => Assert.Equal([0, 0.25, 0.5, 0.75], ArrivalSchedule.Of(Open(rate: 4, seconds: 1, ArrivalProcess.Constant), seed: 1));

    [Fact]
    public void The_same_seed_gives_the_same_random_arrivals_and_another_gives_others()
    {
        var load = Open(rate: 50, seconds: 4, ArrivalProcess.Poisson);

        Assert.Equal(ArrivalSchedule.Of(load, seed: 7), ArrivalSchedule.Of(load, seed: 7));
        Assert.NotEqual(ArrivalSchedule.Of(load, seed: 7), ArrivalSchedule.Of(load, seed: 8));
    }

    [Fact]
    public void Poisson_arrivals_have_exponential_gaps_of_the_wanted_mean()
    {
        var times = ArrivalSchedule.Of(Open(rate: 100, seconds: 200, ArrivalProcess.Poisson), seed: 3);
        var gaps = times.Zip(times.Skip(1), (from, to) => to - from).ToArray();

        Assert.InRange(times.Length, 19_500, 20_500);
        // The standard deviation of an exponential distribution is its mean; that of even gaps is 0.
        Assert.InRange(Math.Sqrt(gaps.Average(gap => Math.Pow(gap - gaps.Average(), 2))) / gaps.Average(), 0.95, 1.05);
        Assert.All(times, time => Assert.InRange(time, 0, 200));
    }

    private static LoadDefinition Open(double rate, double seconds, ArrivalProcess arrivals)
        => new() { Kind = LoadKind.Open, RatePerSecond = rate, DurationSeconds = seconds, Arrivals = arrivals };
}
