extern alias gateway;

using gateway::IrisBench.Gateway.Scaling;

namespace IrisBench.Tests.Gateway.Scaling;

/// <summary>https://knative.dev/docs/serving/autoscaling/kpa-specific/ and its neighbours. A decision each 2 s; the load is requests in
/// flight, if a test does not say otherwise.</summary>
public class KnativePolicyTests
{
    // 10 requests a replica.
    private static readonly KnativePolicy Ten = new(KnativeMetric.Concurrency, 10, 1, 0, 20, TimeSpan.FromSeconds(60), 0.1, 2);

    [Theory]
    // 70 % of 100 is what a replica is to bear.
    [InlineData(0, 1)]
    [InlineData(70, 1)]
    [InlineData(71, 2)]
    [InlineData(140, 2)]
    [InlineData(141, 3)]
    [InlineData(1400, 20)]
    // No more than the most, however high.
    [InlineData(1000000, 20)]
    public void Replicas_are_the_load_over_the_part_of_the_target_that_is_to_be_used(double load, int replicas)
        => PolicyTable.Holds(
            Ten with { Target = 100, Utilization = 0.7 }, 1, Concurrency, FormattableString.Invariant($"0 s: {load} → {replicas}"));

    [Theory]
    [InlineData(140, 1)]
    [InlineData(141, 2)]
    public void Calls_a_second_are_the_other_metric(double load, int replicas)
        => PolicyTable.Holds(
            Ten with { Metric = KnativeMetric.Rps, Target = 200, Utilization = 0.7 }, 1,
            load => new(default, 0, 0, CallsPerSecond: load, InFlight: 7777), FormattableString.Invariant($"0 s: {load} → {replicas}"));

    // 6 s of the burst are twice what two replicas bear at 10 s. From then on six seconds decide and nothing is taken away, until 60 s
    // have passed: then the sixty do, and halve.
    [Fact]
    public void A_burst_makes_it_panic_which_takes_nothing_away_and_ends_a_stable_window_after_its_last_reason()
        => PolicyTable.Holds(Ten, 1, Concurrency, """
            0-4 s: 5 → 1
            6 s: 40 → 2
            8 s: 40 → 2
            10-12 s: 40 → 4
            14-68 s: 0 → 4
            70 s: 0 → 2
            72-100 s: 0 → 1
            """);

    [Fact]
    public void A_reason_in_a_panic_prolongs_it_and_adds_at_once()
        => PolicyTable.Holds(Ten, 1, Concurrency, """
            0 s: 30 → 3
            2-56 s: 0 → 3
            58 s: 300 → 10
            60 s: 300 → 20
            62-118 s: 0 → 20
            """);

    [Fact]
    public void A_load_that_grows_slowly_makes_no_panic_and_is_followed_by_its_mean()
        => PolicyTable.Holds(Ten, 1, Concurrency, """
            0-58 s: 10 → 1
            60 s: 19 → 2
            62-114 s: 19 → 2
            116 s: 21 → 2
            """);

    [Fact]
    public void Fewer_are_half_of_them_at_most_in_a_decision_and_one_is_always_allowed()
        => PolicyTable.Holds(Ten, 13, Concurrency, """
            0 s: 5 → 7
            2 s: 5 → 4
            4 s: 5 → 2
            6-20 s: 5 → 1
            """);

    [Fact]
    public void Zero_comes_a_stable_window_without_a_call_and_the_grace_period_later()
        => PolicyTable.Holds(Ten, 1, load => Concurrency(load) with { MayEnd = true }, """
            0 s: 1 → 1
            2-88 s: 0 → 1
            90-120 s: 0 → 0
            122 s: 0.01 → 1
            124-210 s: 0 → 1
            212 s: 0 → 0
            """);

    [Fact]
    public void A_call_in_the_grace_period_keeps_the_last_replica_for_another_window_and_period()
        => PolicyTable.Holds(Ten, 1, load => Concurrency(load) with { MayEnd = true }, """
            0-80 s: 0 → 1
            82 s: 1 → 1
            84-170 s: 0 → 1
            172 s: 0 → 0
            """);

    [Fact]
    public void Without_traffic_nothing_ends_before_it_was_watched_for_a_window()
        => PolicyTable.Holds(Ten, 1, load => Concurrency(load) with { MayEnd = true }, "0-88 s: 0 → 1\n90-100 s: 0 → 0");

    [Theory]
    // Above the fewest, and in another mode than zero, never.
    [InlineData(3, true, 3)]
    [InlineData(0, false, 1)]
    public void A_function_that_may_not_go_to_zero_has_its_fewest(int minimum, bool mayEnd, int replicas)
        => PolicyTable.Holds(
            Ten with { Minimum = minimum }, 1, load => Concurrency(load) with { MayEnd = mayEnd }, $"0-300 s: 0 → {replicas}");

    [Fact]
    public void More_than_max_scale_are_not_even_had_in_a_panic()
        => PolicyTable.Holds(Ten with { Maximum = 5 }, 1, Concurrency, "0-10 s: 900 → 5");

    private static LoadSample Concurrency(double load) => new(default, 0, 0, InFlight: load);
}
