using IrisBench.Evaluation.Cost;
using IrisBench.Evaluation.Cost.Prices;

namespace IrisBench.Tests.Evaluation.Cost;

public class ReservedPodsTests
{
    private static readonly PodPrices Fargate = PriceSheets.Default.Pods;

    [Fact]
    public void A_quarter_of_a_vCPU_with_half_a_gigabyte_costs_9_dollars_1_cent_a_month()
        => Assert.Equal(9.01, WorkedExamples.Pods().PerMonthIdle, 0.001);

    [Theory]
    [InlineData(0.2, 0.4, 0.25, 0.5)]
    [InlineData(0.25, 0.5, 0.25, 0.5)]
    [InlineData(0.26, 0.4, 0.5, 1)]
    [InlineData(0.1, 2.5, 0.5, 3)]
    [InlineData(1.3, 1, 2, 4)]
    public void A_pod_is_the_cheapest_that_has_the_cores_and_the_memory(double cores, double gigabytes, double vcpu, double requested)
        => Assert.Equal(new PodSize(vcpu, requested), PodSize.For(cores, gigabytes * (1 << 30), Fargate));

    [Fact]
    public void A_need_beyond_the_largest_pod_is_told() => Assert.Equal(new PodSize(16, 120, IsEnough: false), PodSize.For(17, 1, Fargate));

    [Fact]
    public void Another_pod_is_added_when_the_rate_exceeds_what_one_serves()
    {
        var pods = WorkedExamples.Pods(runsPerSecond: 50);
        Assert.Equal(pods.PerMonthIdle, pods.PerMonth(50), 1e-12);
        Assert.Equal(2 * pods.PerMonthIdle, pods.PerMonth(50.1), 1e-12);
        Assert.Equal(3 * pods.PerMonthIdle, pods.PerMonth(140), 1e-12);
        Assert.Equal([50.0, 100], pods.StepsUpTo(140));
    }

    [Fact]
    public void Pods_that_come_and_go_are_paid_for_as_many_as_there_are_in_the_mean()
    {
        var pods = WorkedExamples.Pods();
        Assert.Equal(0.25 * pods.PerMonthIdle, pods.PerMonth(1, new Dictionary<string, double> { ["hello"] = 0.25 }), 1e-12);
        Assert.Equal(pods.PerMonth(120), pods.PerMonth(120, new Dictionary<string, double> { ["other"] = 0.25 }), 1e-12);
    }

    [Fact]
    public void Replicas_are_paid_and_serve()
        => Assert.Equal(
            (3 * WorkedExamples.Pods().PerMonthIdle, 150.0),
            (WorkedExamples.Pods(replicas: 3).PerMonth(149), WorkedExamples.Pods(replicas: 3).RunsPerSecond));

    [Fact]
    public void Pods_of_one_side_are_added_each_when_it_is_full()
    {
        var pods = new ReservedPods([Need("often", runsPerSecond: 10), Need("seldom", runsPerSecond: 100)], Fargate);
        var one = WorkedExamples.Pods().PerMonthIdle;
        Assert.Equal(10.0, pods.RunsPerSecond);
        Assert.Equal(6 * one, pods.PerMonth(50), 1e-9);
    }

    [Fact]
    public void A_gateway_serves_until_its_cores_are_used_up()
        => Assert.Equal(0.25 / 0.002, new ReservedPods([Need("gateway", runsPerSecond: null)], Fargate).RunsPerSecond, 1e-9);

    [Fact]
    public void Functions_scaled_to_zero_cost_nothing_while_nothing_is_asked()
        => Assert.Equal(0.0, new ReservedPods([Need("hello", 10) with { KeptIdle = false }], Fargate).PerMonthIdle);

    [Fact]
    public void The_control_plane_counts_only_when_it_is_switched_on()
    {
        var counted = WorkedExamples.Pods(prices: Fargate with { ControlPlane = Fargate.ControlPlane! with { Applies = true } });
        Assert.Equal(73.0, counted.PerMonthIdle - WorkedExamples.Pods().PerMonthIdle, 1e-9);
    }

    [Fact]
    public void A_million_runs_cost_the_hours_they_take_and_a_minute_at_least()
    {
        var pods = WorkedExamples.Pods();
        Assert.Equal(9.01 / 730 * (1e6 / 50 / 3600), pods.PerRuns(1e6, 50), 1e-4);
        Assert.Equal(pods.PerRuns(50 * 60, 50), pods.PerRuns(1, 50), 1e-12);
    }

    private static PodNeed Need(string name, double? runsPerSecond) => new(name, 1, 0.2, WorkedExamples.HalfGigabyte, 0.002, runsPerSecond);
}
