using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Load;

namespace IrisBench.Tests.Experiments.Load;

/// <summary>Arrivals at a rate that changes.</summary>
public class StagesTests
{
    public static TheoryData<string, StageDefinition[], double[]> Known() => new()
    {
        { "one rate, as an open load", [At(4, 1)], [0, 0.25, 0.5, 0.75] },
        { "another rate at once", [At(2, 1), At(4, 0.5)], [0, 0.5, 1, 1.25] },
        // The integral of t is t² / 2: the k-th is at the root of 2 k.
        {
            "more and more from nothing", [To(4, 4)],
            [0, Math.Sqrt(2), 2, Math.Sqrt(6), Math.Sqrt(8), Math.Sqrt(10), Math.Sqrt(12), Math.Sqrt(14)]
        },
        // 4 t - 2 t² = 1 after a second of 4.
        { "fewer and fewer to none", [At(4, 1), To(0, 1)], [0, 0.25, 0.5, 0.75, 1, 1 + ((2 - Math.Sqrt(2)) / 2)] },
        // t + t² / 4 = 1, 2.
        { "more from some", [At(1, 1), To(2, 2)], [0, 1, 1 + (2 * (Math.Sqrt(2) - 1)), 1 + (2 * (Math.Sqrt(3) - 1))] },
        { "a pause", [At(2, 1), At(0, 1), At(2, 1)], [0, 0.5, 2, 2.5] },
        { "a pause at the begin", [At(0, 3), At(1, 2)], [3, 4] },
        { "a pause at the end", [At(1, 2), At(0, 3)], [0, 1] },
        { "what a stage leaves over is the next one's", [At(0.5, 1), At(0.25, 8)], [0, 3, 7] },
        { "a ramp to the same rate", [At(2, 1), To(2, 1)], [0, 0.5, 1, 1.5] },
    };

    public static TheoryData<StageDefinition[]> Any() => new()
    {
        Enumerable.Range(0, 100).Select(index => index % 2 == 0 ? At(0.1, 7) : To(index / 10.0, 0.3)).ToArray(),
        new[] { To(1000, 10), To(0, 10), At(0, 5), At(333, 3) },
        new[] { At(0.2, 10), At(10, 5), At(0.2, 15) },
        new[] { At(0.1, 3), At(0.1, 3), At(0.1, 4) },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void An_arrival_is_where_the_integral_of_the_rate_reaches_its_number(string which, StageDefinition[] stages, double[] expected)
    {
        var times = ArrivalSchedule.Of(Load(ArrivalProcess.Constant, stages), seed: 1);

        Assert.True(times.Length == expected.Length, $"{which}: {string.Join(", ", times)}");
        Assert.All(times.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-9));
    }

    [Theory]
    [MemberData(nameof(Any))]
    public void There_are_as_many_even_arrivals_as_the_integral_says_all_within_the_stages_and_ascending(StageDefinition[] stages)
    {
        var (load, integral, last) = (Load(ArrivalProcess.Constant, stages), 0.0, 0.0);
        foreach (var stage in stages)
        {
            var rate = stage.RatePerSecond ?? stage.RampTo!.Value;
            integral += stage.Seconds * (stage.RampTo is null ? rate : (last + rate) / 2);
            last = rate;
        }

        var times = ArrivalSchedule.Of(load, seed: 1);

        Assert.Equal(Math.Ceiling(integral - 1e-7), times.Length);
        Assert.Equal(times.Length, ArrivalSchedule.CountOf(load, trace: null));
        Assert.Equal(stages.Sum(stage => stage.Seconds), ArrivalSchedule.SecondsOf(load, trace: null), 1e-9);
        Assert.Equal(times.Order(), times);
        Assert.InRange(times[^1], 0, stages.Sum(stage => stage.Seconds));
    }

    [Fact]
    public void Random_arrivals_of_each_stage_are_as_many_as_its_integral_with_the_spread_of_a_Poisson_process()
    {
        // 50 while it grows from 0 to 20 a second, none in the pause, 100 at 20 a second.
        var load = Load(ArrivalProcess.Poisson, To(20, 5), At(0, 2), At(20, 5));
        var counts = Enumerable.Range(0, 400).Select(seed => ArrivalSchedule.Of(load, seed)).Select(times =>
        {
            Assert.Equal(times.Order(), times);
            return (
                Growing: times.Count(time => time < 5), Pause: times.Count(time => time is >= 5 and < 7),
                Flat: times.Count(time => time >= 7));
        }).ToArray();

        Assert.All(counts, count => Assert.Equal(0, count.Pause));
        AssertPoisson(50, [.. counts.Select(count => count.Growing)]);
        AssertPoisson(100, [.. counts.Select(count => count.Flat)]);
    }

    [Fact]
    public void Random_arrivals_lie_in_a_ramp_as_its_rate_grows()
    {
        var times = ArrivalSchedule.Of(Load(ArrivalProcess.Poisson, To(4000, 10)), seed: 4);

        // Of all that arrive until t, the share is (t / 10)².
        Assert.InRange(times.Length, 19_500, 20_500);
        Assert.All(
            new[] { 2.0, 5, 7, 9 },
            until => Assert.Equal(Math.Pow(until / 10, 2), times.Count(time => time < until) / (double)times.Length, 0.01));
    }

    [Fact]
    public void The_same_seed_gives_the_same_random_arrivals_and_another_gives_others()
    {
        var load = Load(ArrivalProcess.Poisson, To(20, 5));

        Assert.Equal(ArrivalSchedule.Of(load, seed: 7), ArrivalSchedule.Of(load, seed: 7));
        Assert.NotEqual(ArrivalSchedule.Of(load, seed: 7), ArrivalSchedule.Of(load, seed: 8));
    }

    // The mean of 400 counts of mean m errs by √(m / 400) at the most in two of three cases; their variance is their mean, by some 7 %.
    private static void AssertPoisson(double mean, IReadOnlyList<int> counts)
    {
        var average = counts.Average();
        Assert.InRange(average, mean - (4 * Math.Sqrt(mean / counts.Count)), mean + (4 * Math.Sqrt(mean / counts.Count)));
        Assert.InRange(counts.Average(count => Math.Pow(count - average, 2)) / mean, 0.75, 1.3);
    }

    private static LoadDefinition Load(ArrivalProcess arrivals, params StageDefinition[] stages)
        => new() { Kind = LoadKind.Stages, Arrivals = arrivals, Stages = stages };

    private static StageDefinition At(double ratePerSecond, double seconds) => new() { RatePerSecond = ratePerSecond, Seconds = seconds };

    private static StageDefinition To(double ratePerSecond, double seconds) => new() { RampTo = ratePerSecond, Seconds = seconds };
}
