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

    [Fact]
    public void The_first_random_arrival_comes_after_a_gap_as_any_other()
    {
        var load = Open(rate: 2, seconds: 30, ArrivalProcess.Poisson);
        var rounds = Enumerable.Range(0, 2000).Select(seed => ArrivalSchedule.Of(load, seed)).ToArray();

        // Half a second in the mean, which errs by 11 ms in two of three cases, and 60 in a round, by 0.17.
        Assert.InRange(rounds.Average(times => times[0]), 0.45, 0.55);
        Assert.InRange(rounds.Average(times => times.Length), 59.2, 60.8);
        Assert.Equal(60, ArrivalSchedule.CountOf(load, trace: null), 1e-9);
    }

    [Fact]
    public void No_round_is_without_an_arrival()
    {
        var load = Open(rate: 1, seconds: 1, ArrivalProcess.Poisson);
        var counts = Enumerable.Range(0, 2000).Select(seed => ArrivalSchedule.Of(load, seed).Length).ToArray();

        Assert.All(counts, count => Assert.InRange(count, 1, 20));
        // 1 / (1 - 1/e): the mean of one, when rounds of none are left out.
        Assert.InRange(counts.Average(), 1.5, 1.66);
        Assert.Equal(1.582, ArrivalSchedule.CountOf(load, trace: null), 1e-3);
    }

    private static LoadDefinition Open(double rate, double seconds, ArrivalProcess arrivals)
        => new() { Kind = LoadKind.Open, RatePerSecond = rate, DurationSeconds = seconds, Arrivals = arrivals };
}
