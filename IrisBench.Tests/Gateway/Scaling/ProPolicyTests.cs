extern alias gateway;

using gateway::IrisBench.Gateway.Scaling;

namespace IrisBench.Tests.Gateway.Scaling;

/// <summary>https://docs.openfaas.com/architecture/autoscaling/, the part on OpenFaaS Pro: its examples, and their edges. The load is
/// reckoned every 15 s; requests in flight are the most of 45 s.</summary>
public class ProPolicyTests
{
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    [Theory]
    // 15 in flight and a target of 5 are 3, and 25 of the 3 are 5.
    [InlineData("capacity", 5, 1, 1, 15, 3)]
    [InlineData("capacity", 5, 1, 3, 25, 5)]
    // Without load it is the fewest.
    [InlineData("capacity", 5, 1, 3, 0, 1)]
    // 90 in flight and 70 % of 100.
    [InlineData("capacity", 100, 0.7, 1, 90, 2)]
    [InlineData("capacity", 100, 0.7, 1, 70, 1)]
    // One request at a time.
    [InlineData("capacity", 1, 0.95, 1, 5, 6)]
    // 50 a second at 90 %.
    [InlineData("rps", 50, 0.9, 1, 45, 1)]
    [InlineData("rps", 50, 0.9, 1, 45.1, 2)]
    [InlineData("rps", 50, 0.9, 2, 450, 10)]
    [InlineData("rps", 50, 0.9, 1, 100000, 10)]
    // Thousandths of a core: 100 at 50 %.
    [InlineData("cpu", 100, 0.5, 1, 50, 1)]
    [InlineData("cpu", 100, 0.5, 1, 260, 6)]
    public void Replicas_are_the_load_over_the_proportion_of_the_target(
        string type, double target, double proportion, int before, double load, int after)
    {
        var metric = (ProMetric)Array.IndexOf(ProMetrics.Names, type);
        var policy = new ProPolicy(metric, 1, 10, target, proportion, FiveMinutes);

        PolicyTable.Holds(policy, before, Load, FormattableString.Invariant($"0 s: {load} → {after}"));

        Assert.Equal($"openfaas-pro {type}", policy.Name);

        // The other two say what they like.
        LoadSample Load(double value) => new(
            default, 0, 0,
            CallsPerSecond: type == "rps" ? value : 7777,
            InFlight: 7777,
            InFlightNow: type == "capacity" ? value : 7777,
            MilliCores: type == "cpu" ? value : 7777);
    }

    [Fact]
    public void Load_that_comes_and_goes_is_followed_between_fewest_and_most()
        => PolicyTable.Holds(new ProPolicy(ProMetric.Capacity, 2, 6, 10, 0.9, FiveMinutes), 2, InFlight, """
            0-10 s: 0 → 2
            15 s: 18 → 2
            20-25 s: 19 → 2
            30 s: 19 → 3
            35 s: 500 → 3
            40 s: 0 → 3
            45-85 s: 0 → 6
            90-300 s: 0 → 2
            """);

    [Fact]
    public void A_function_that_may_goes_to_zero_after_its_duration_without_a_call_and_comes_back_with_its_fewest()
        => PolicyTable.Holds(
            new ProPolicy(ProMetric.Capacity, 2, 6, 10, 0.9, FiveMinutes), 5, load => InFlight(load) with { MayEnd = true }, """
            0 s: 40 → 5
            5-40 s: 0 → 5
            45-300 s: 0 → 2
            305-400 s: 0 → 0
            405 s: 1 → 2
            410-705 s: 0 → 2
            710-720 s: 0 → 0
            """);

    [Fact]
    public void A_call_in_between_begins_the_idle_time_anew()
        => PolicyTable.Holds(
            new ProPolicy(ProMetric.Capacity, 1, 6, 10, 0.9, FiveMinutes), 1, load => InFlight(load) with { MayEnd = true }, """
            0-295 s: 0 → 1
            300 s: 0.01 → 1
            305-600 s: 0 → 1
            605 s: 0 → 0
            """);

    private static LoadSample InFlight(double load) => new(default, 0, 0, InFlightNow: load, IsIdle: load == 0);
}
