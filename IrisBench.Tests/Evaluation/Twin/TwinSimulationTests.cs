using IrisBench.Evaluation.Twin;

namespace IrisBench.Tests.Evaluation.Twin;

/// <summary>Simulations whose answers are known.</summary>
public class TwinSimulationTests
{
    private static readonly double[] EveryTenSeconds = [.. Enumerable.Range(0, 10).Select(call => 10.0 * call)];

    [Theory]
    [InlineData(ReplicaCalls.Any, 5, 10)]
    [InlineData(ReplicaCalls.Any, 15, 1)]
    [InlineData(ReplicaCalls.One, 5, 10)]
    [InlineData(ReplicaCalls.One, 15, 1)]
    public void A_call_every_10_s_is_always_cold_when_processes_are_kept_for_5_s_and_once_when_for_15(
        ReplicaCalls calls, double keepAlive, int cold)
    {
        var tally = Run(Zero(keepAlive, calls, Step()), EveryTenSeconds);

        Assert.Equal((10L, (long)cold, 1.0), (tally.Runs, tally.Cold[0], tally.MostReplicas));
        Assert.Equal(cold / 10.0, tally.ColdRunShare);
    }

    [Fact]
    public void Two_calls_at_once_have_two_processes_where_each_takes_one_call_and_wait_for_the_same_where_it_takes_any()
    {
        var one = Run(Zero(60, ReplicaCalls.One, Step(start: 1, answer: 0.1)), [0, 0]);
        var any = Run(Zero(60, ReplicaCalls.Any, Step(start: 1, answer: 0.1)), [0, 0]);

        Assert.Equal((2L, 2.0), (one.Cold[0], one.MostReplicas));
        Assert.Equal((1L, 1.0), (any.Cold[0], any.MostReplicas));
        AssertAbout(1.1, one.SecondsAt(100));
        // The second is answered after the first, as by a warm process.
        AssertAbout(1.1, any.SecondsAt(0));
        AssertAbout(1.2, any.SecondsAt(100));
        Assert.All([one, any], tally => Assert.Equal(2, tally.MostAtOnce));
    }

    [Fact]
    public void Who_comes_while_a_process_starts_waits_for_its_first_answer_and_is_answered_as_by_a_warm_one()
    {
        var tally = Run(Zero(60, ReplicaCalls.Any, Step(start: 1, answer: 0.1)), [0, 0.75]);

        AssertAbout(0.45, tally.SecondsAt(50));
        AssertAbout(1.1, tally.SecondsAt(100));
    }

    [Fact]
    public void A_start_is_paid_for_once_however_many_wait_for_it()
    {
        var step = new TwinStep(new RoundPool([[0.1]]), new RoundPool([[1.0]]), WarmCores: 0, ColdCores: 2);

        var tally = Run(Zero(60, ReplicaCalls.Any, step) with { Cores = 2 }, [0, 0.1, 0.2, 0.3]);

        AssertAbout(1.0, tally.SecondsAt(100));
        AssertAbout(2.0, tally.AskedSeconds);
    }

    [Fact]
    public void The_process_that_was_used_last_is_used_first_so_that_the_other_expires()
    {
        double[] burstsWithSingleCallsBetween = [0, 0, 3, 6, 9, 12, 15, 15];

        var tally = Run(Zero(7, ReplicaCalls.One, Step()), burstsWithSingleCallsBetween);

        Assert.Equal((3L, 2.0), (tally.Cold[0], tally.MostReplicas));
    }

    [Theory]
    [InlineData(ReplicaCalls.Any, 5)]
    [InlineData(ReplicaCalls.One, 5)]
    [InlineData(ReplicaCalls.Any, 15)]
    [InlineData(ReplicaCalls.One, 30)]
    public void Of_independent_callers_whose_calls_take_no_time_the_share_is_cold_that_comes_after_the_keep_alive(
        ReplicaCalls calls, double keepAlive)
    {
        const double Rate = 0.1;
        var (random, at) = (new Random(7), 0.0);
        var arrivals = new double[200_000];
        for (var call = 0; call < arrivals.Length; call++)
            arrivals[call] = at -= Math.Log(1 - random.NextDouble()) / Rate;

        var tally = Run(Zero(keepAlive, calls, Step(warm: 0, start: 0, answer: 0)), arrivals);

        // The gaps are exponential: exp(-rate x keep-alive) of them are longer.
        Assert.Equal(Math.Exp(-Rate * keepAlive), tally.ColdShares()[0], 0.004);
    }

    [Fact]
    public void A_process_lives_from_its_start_to_the_end_of_its_keep_alive_or_of_the_trace()
    {
        foreach (var calls in Enum.GetValues<ReplicaCalls>())
        {
            var tally = Run(Zero(5, calls, Step(start: 0.5, answer: 0.5)), [0, 20]);

            Assert.Equal((21.0, 7.0), (tally.Seconds, tally.ReplicaSeconds[0]));
        }
    }

    [Fact]
    public void A_process_for_each_call_is_always_cold_and_lives_as_long_as_the_call()
    {
        var tally = Run(new TwinSide([Step(start: 0.5, answer: 0.5)], ReplicaLife.PerCall), [0, 0.5, 10]);

        Assert.Equal((3L, 2.0, 3.0), (tally.Cold[0], tally.MostReplicas, tally.ReplicaSeconds[0]));
        AssertAbout(1, tally.SecondsAt(100));
    }

    [Fact]
    public void Processes_that_are_kept_are_never_cold()
    {
        var tally = Run(new TwinSide([Step(warm: 2), Step(warm: 1)], ReplicaLife.Kept) { Replicas = 3 }, [0, 0, 7]);

        Assert.Equal((0L, 0L, 6.0), (tally.Cold[0], tally.Cold[1], tally.MostReplicas));
        Assert.Equal([30.0, 30.0], tally.ReplicaSeconds);
        AssertAbout(3, tally.SecondsAt(100));
    }

    [Fact]
    public void The_calls_of_a_run_follow_one_another_and_each_function_has_its_own_processes()
    {
        var tally = Run(Zero(60, ReplicaCalls.Any, Step(start: 1, answer: 1), Step(start: 2, answer: 1)), [0, 100, 130]);

        Assert.Equal([2L, 2L], tally.Cold);
        AssertAbout(5, tally.SecondsAt(100));
        AssertAbout(2 * 0.1, tally.SecondsAt(0));
        Assert.Equal(2 / 3.0, tally.ColdRunShare);
    }

    [Theory]
    [InlineData(1, 1.0, 1.0)]
    [InlineData(2, 1.5, 1.5)]
    public void Runs_that_ask_for_more_processors_than_there_are_slow_each_other_in_the_same_ratio(
        double coresOfARun, double first, double second)
    {
        var side = new TwinSide([Step(warm: 1, cores: coresOfARun)], ReplicaLife.Kept) { Cores = 2 };

        var tally = Run(side, [0, 0.5]);

        AssertAbout(first, tally.SecondsAt(0));
        AssertAbout(second, tally.SecondsAt(100));
        AssertAbout(2 * coresOfARun, tally.AskedSeconds);
    }

    [Fact]
    public void More_work_than_the_processors_can_do_piles_up()
    {
        var side = new TwinSide([Step(warm: 1, cores: 2)], ReplicaLife.Kept) { Cores = 2 };

        var tally = Run(side, [.. Enumerable.Range(0, 100).Select(run => 0.5 * run)]);

        Assert.Equal(100, tally.Seconds, 1e-6);
        Assert.InRange(tally.MostAtOnce, 40, 100);
        Assert.Equal(4, tally.AskedSeconds / tally.ArrivalSeconds, 1e-6);
    }

    [Fact]
    public void A_platform_that_looks_for_idle_processes_now_and_then_keeps_some_a_little_longer()
    {
        var side = Zero(5, ReplicaCalls.Any, Step(warm: 0, start: 0, answer: 0)) with { IdleCheckSeconds = 0.25 };

        var tally = Run(side, [.. Enumerable.Range(0, 10_000).Select(call => 5.1 * call)]);

        Assert.Equal(0.4, tally.ColdShares()[0], 0.02);
    }

    [Fact]
    public void All_calls_of_a_run_are_of_the_same_measured_round()
    {
        var pool = new RoundPool([[1.0], [10.0]]);
        var step = new TwinStep(pool, new RoundPool([[], []]));
        var simulation = new TwinSimulation(new TwinSide([step, step], ReplicaLife.Kept));

        simulation.Run([.. Enumerable.Range(0, 1000).Select(run => 100.0 * run)], [0, 1], new Random(1), default);

        foreach (var percentile in Enumerable.Range(0, 101))
            Assert.InRange(Math.Min(Math.Abs(simulation.Tally.SecondsAt(percentile) - 2), Math.Abs(
                simulation.Tally.SecondsAt(percentile) - 20)), 0, 0.02);
    }

    [Fact]
    public void It_ends_when_it_is_told_to()
        => Assert.ThrowsAny<OperationCanceledException>(() => new TwinSimulation(Zero(5, ReplicaCalls.Any, Step())).Run(
            EveryTenSeconds, [0], new Random(1), new CancellationToken(canceled: true)));

    private static TwinSide Zero(double keepAlive, ReplicaCalls calls, params TwinStep[] steps)
        => new(steps, ReplicaLife.ScaledToZero, calls) { KeepAliveSeconds = keepAlive };

    private static TwinStep Step(double warm = 0.1, double start = 0.5, double answer = 0.2, double cores = 0)
        => new(new RoundPool([[warm]]), new RoundPool([[start + answer]]), cores, cores);

    private static TwinTally Run(TwinSide side, double[] arrivals)
    {
        var simulation = new TwinSimulation(side);
        simulation.Run(arrivals, [0], new Random(1), default);
        return simulation.Tally;
    }

    // A histogram of three digits.
    private static void AssertAbout(double expected, double seconds) => Assert.Equal(expected, seconds, expected * 2e-3);
}
