extern alias gateway;

using gateway::IrisBench.Gateway.Scaling;

namespace IrisBench.Tests.Gateway.Scaling;

/// <summary>https://docs.openfaas.com/architecture/autoscaling/, the part on the Community edition, and the times of the chart to which it
/// links: the rule is checked every 15 s, what is on is sent after 5 s and again after 30 s, and what is resolved every 10 s. The load is
/// calls a second that were answered with 200.</summary>
public class CommunityPolicyTests
{
    [Fact]
    public void An_alert_that_stays_on_adds_a_step_each_time_it_is_sent_and_resolved_goes_back_to_the_fewest()
        => PolicyTable.Holds(new CommunityPolicy(1, 5, 20), 1, Calls, """
            0 s: 0 → 1
            5-30 s: 6 → 1
            35-60 s: 6 → 2
            65-90 s: 100 → 3
            95-120 s: 6 → 4
            125-135 s: 6 → 5
            140-150 s: 5 → 5
            155-250 s: 0 → 1
            """);

    [Fact]
    public void A_burst_that_is_over_at_the_second_check_of_the_rule_does_nothing()
        => PolicyTable.Holds(new CommunityPolicy(1, 5, 20), 3, Calls, """
            0 s: 0 → 3
            5-25 s: 50 → 3
            30-40 s: 0 → 3
            45-60 s: 50 → 3
            65 s: 50 → 4
            70 s: 0 → 4
            75-85 s: 0 → 1
            90-105 s: 50 → 1
            110 s: 50 → 2
            """);

    [Fact]
    public void Between_two_checks_of_the_rule_nothing_is_seen()
        => PolicyTable.Holds(new CommunityPolicy(1, 5, 20), 1, Calls, """
            0 s: 50 → 1
            5-10 s: 0 → 1
            15 s: 50 → 1
            20 s: 0 → 2
            25 s: 0 → 2
            30-60 s: 0 → 1
            """);

    [Theory]
    // 100 goes to the most at once.
    [InlineData(1, 5, 100, 5)]
    [InlineData(1, 5, 60, 4)]
    // Half a replica is one.
    [InlineData(1, 5, 10, 2)]
    [InlineData(2, 4, 50, 4)]
    // Nothing is added where fewest and most are the same, nor by a factor of 0.
    [InlineData(3, 3, 100, 3)]
    [InlineData(1, 5, 0, 1)]
    public void The_step_is_the_factors_percentage_of_the_most(int minimum, int maximum, int factor, int after)
        => PolicyTable.Holds(
            new CommunityPolicy(minimum, maximum, factor), minimum, Calls, $"0-15 s: 9 → {minimum}\n20 s: 9 → {after}");

    [Fact]
    public void Factor_0_takes_nothing_away_either()
        => PolicyTable.Holds(new CommunityPolicy(1, 5, 0), 4, Calls, "0-60 s: 50 → 4\n65-120 s: 0 → 4");

    [Fact]
    public void What_was_asked_for_above_the_most_is_kept_until_the_alert_is_resolved()
        => PolicyTable.Holds(new CommunityPolicy(1, 5, 20), 8, Calls, "0-60 s: 50 → 8\n65-75 s: 0 → 8\n80 s: 0 → 1");

    private static LoadSample Calls(double load) => new(default, 0, 0, CallsPerSecond: load + 50, GoodCallsPerSecond: load);
}
