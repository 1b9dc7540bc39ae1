extern alias gateway;

using gateway::IrisBench.Gateway.Scaling;

namespace IrisBench.Tests.Gateway.Scaling;

/// <summary>When a policy decides, and by what, with a clock that the test moves.</summary>
public class PolicyClockTests
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    private readonly MovedTime _time = new();

    [Fact]
    public void It_decides_at_the_engines_interval_and_not_at_each_look()
    {
        var decided = Decisions(new CommunityPolicy(1, 5, 20), interval: null, seconds: 26, good: 6);

        // The first look only counts. There are too many calls at 5 s, the alert is on at 20 s, and sent at 25 s.
        Assert.Equal([(5.0, 1), (10.0, 1), (15.0, 1), (20.0, 1), (25.0, 2)], decided);
    }

    [Fact]
    public void A_setting_may_have_all_decide_more_often_and_what_is_counted_in_looks_comes_sooner()
    {
        var decided = Decisions(new CommunityPolicy(1, 5, 20), TimeSpan.FromSeconds(2.5), seconds: 13, good: 6);

        Assert.Equal([(2.5, 1), (5.0, 1), (7.5, 1), (10.0, 1), (12.5, 2)], decided);
    }

    [Theory]
    // 6 a second of 10, of which an alert takes those that were answered with 200 alone.
    [InlineData(6, 2)]
    [InlineData(5, 1)]
    public void Calls_that_failed_are_none_to_the_alert(int good, int replicas)
        => Assert.Equal(replicas, Decisions(new CommunityPolicy(1, 5, 20), interval: null, seconds: 26, good)[^1].Replicas);

    [Fact]
    public void A_burst_leaves_the_rate_after_the_policys_window()
    {
        var policy = new ProPolicy(ProMetric.Rps, 1, 20, 10, 1, TimeSpan.FromHours(1));
        var clock = new PolicyClock(policy, null, _time);
        var decided = new List<int?>();
        // 600 calls in the first 5 s, and none after that, reckoned every 15 s: 120 a second, then 30 over 20 s, then none in 30 s.
        for (var seconds = 0; seconds <= 35; seconds += 5)
        {
            var completed = seconds == 0 ? 0 : 600;
            _time.Now = TimeSpan.FromSeconds(seconds);
            decided.Add(clock.Look(() => new LoadCounts(seconds, completed, completed, 0, 0, 1, 1, false)));
        }

        Assert.Equal(new int?[] { null, 12, 12, 12, 3, 3, 3, 1 }, decided);
    }

    [Fact]
    public void Requests_in_flight_are_those_at_the_looks_and_cpu_is_of_ten_seconds()
    {
        var (capacity, cpu) = (
            new PolicyClock(new ProPolicy(ProMetric.Capacity, 1, 20, 1, 1, TimeSpan.FromHours(1)), null, _time),
            new PolicyClock(new ProPolicy(ProMetric.Cpu, 1, 20, 100, 1, TimeSpan.FromHours(1)), null, _time));
        var decided = new List<(int?, int?)>();
        // 4 in flight, then 7, then none; half a core, then none, then a fifth. Both are reckoned at 5 s and at 20 s.
        foreach (var (seconds, inFlight, used) in new[] { (0, 0, 1.0), (5, 4, 3.5), (10, 7, 3.5), (15, 0, 3.5), (20, 0, 4.5) })
        {
            _time.Now = TimeSpan.FromSeconds(seconds);
            LoadCounts Count() => new(seconds, 0, 0, 0, used, 1, 1, false, inFlight);
            decided.Add((capacity.Look(Count), cpu.Look(Count)));
        }

        Assert.Equal(new (int?, int?)[] { (null, null), (4, 5), (4, 5), (4, 5), (7, 1) }, decided);
    }

    [Fact]
    public void A_late_look_is_followed_by_one_on_time_and_nothing_is_made_up_for()
    {
        var clock = new PolicyClock(new CommunityPolicy(1, 5, 20), null, _time);
        var decided = new List<double>();
        foreach (var seconds in new[] { 0, 5.2, 9.9, 10, 27, 30, 32, 36.9, 37.1 })
        {
            _time.Now = TimeSpan.FromSeconds(seconds);
            if (clock.Look(() => new LoadCounts(seconds, 0, 0, 0, 0, 1, 1, false)) is not null)
                decided.Add(seconds);
        }

        Assert.Equal([5.2, 10.0, 27.0, 32.0, 37.1], decided);
    }

    [Fact]
    public void A_late_look_puts_off_nothing_that_OpenFaaSs_policies_wait_for()
    {
        var clock = new PolicyClock(new CommunityPolicy(1, 5, 20), null, _time);
        var decided = new List<int?>();
        foreach (var seconds in new[] { 0, 5.2, 10, 15.1, 20, 25 })
        {
            _time.Now = TimeSpan.FromSeconds(seconds);
            decided.Add(clock.Look(() => new LoadCounts(seconds, (long)(10 * seconds), (long)(10 * seconds), 0, 0, 1, 1, false)));
        }

        Assert.Equal(new int?[] { null, 1, 1, 1, 1, 2 }, decided);
    }

    private List<(double At, int Replicas)> Decisions(CommunityPolicy policy, TimeSpan? interval, int seconds, int good)
    {
        var (clock, decided, replicas) = (new PolicyClock(policy, interval, _time), new List<(double, int)>(), 1);
        for (; _time.Now < TimeSpan.FromSeconds(seconds); _time.Now += Look)
        {
            var at = _time.Now.TotalSeconds;
            if (clock.Look(() => new LoadCounts(at, (long)(10 * at), (long)(good * at), 0, 0, replicas, replicas, false)) is not { } wanted)
                continue;
            decided.Add((at, replicas = wanted));
        }

        return decided;
    }

    private sealed class MovedTime : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
