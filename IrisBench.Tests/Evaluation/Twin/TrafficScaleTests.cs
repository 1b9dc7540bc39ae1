using IrisBench.Evaluation.Twin;

namespace IrisBench.Tests.Evaluation.Twin;

public class TrafficScaleTests
{
    private static readonly double[] Trace = [.. Enumerable.Range(0, 1000).Select(run => (run / 10) + (0.01 * (run % 10)))];

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.3)]
    [InlineData(3)]
    [InlineData(2.5)]
    [InlineData(100)]
    public void Traffic_times_a_factor_comes_that_many_times_as_often_and_in_order(double factor)
    {
        var scaled = TrafficScale.Scaled(Trace, factor, 20_000, new Random(1));

        Assert.Equal(20_000, scaled.Length);
        Assert.Equal(scaled.Order(), scaled);
        Assert.Equal(10 * factor, scaled.Length / (scaled[^1] - scaled[0]), factor * 0.5);
    }

    [Fact]
    public void A_burst_stays_a_burst()
    {
        var scaled = TrafficScale.Scaled(Trace, 3, 3000, new Random(1));

        // A tenth of a second of each is busy; the last of a burst is followed by calls up to the next burst.
        Assert.InRange(scaled.Count(at => at - Math.Floor(at) < 0.09), 2600, 2900);
    }

    [Fact]
    public void A_sample_is_from_all_over_the_trace_and_has_its_pauses_its_bursts_and_its_rate()
    {
        // A busy day of ten a second, and a night in which every call is a minute after the one before.
        double[] day = [.. Enumerable.Range(0, 50_000).Select(run => 0.1 * run)];
        double[] trace = [.. day, .. Enumerable.Range(1, 50_000).Select(run => day[^1] + (60.0 * run))];

        var sample = TrafficScale.Sample(trace, 2000);

        double[] gaps = [.. sample.Zip(sample.Skip(1), (from, to) => to - from)];
        Assert.Equal((2000, 0.0), (sample.Length, sample[0]));
        Assert.Equal(999, gaps.Count(gap => Math.Abs(gap - 0.1) < 1e-6));
        Assert.Equal(1000, gaps.Count(gap => Math.Abs(gap - 60) < 1e-6));
        Assert.Same(Trace, TrafficScale.Sample(Trace, 1000));
    }

    [Fact]
    public void Half_of_a_long_trace_is_half_of_all_of_it()
    {
        double[] day = [.. Enumerable.Range(0, 50_000).Select(run => 0.1 * run)];
        double[] trace = [.. day, .. Enumerable.Range(1, 50_000).Select(run => day[^1] + (60.0 * run))];

        var scaled = TrafficScale.Scaled(trace, 0.5, 10_000, new Random(1));

        Assert.Equal(0.5, scaled.Zip(scaled.Skip(1), (from, to) => to - from).Count(gap => gap > 30) / 10_000.0, 0.03);
    }

    [Fact]
    public void A_trace_is_told_by_its_length_its_rate_and_its_busiest_second()
    {
        var summary = TrafficScale.SummaryOf("log", TrafficScale.FromZero([100, 100.5, 100.9, 101.2, 105]));

        Assert.Equal(("log", 5, 3), (summary.Name, summary.Arrivals, summary.MostInASecond));
        Assert.Equal(5, summary.Seconds, 1e-9);
        Assert.Equal(0.8, summary.RunsPerSecond, 1e-9);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(1.0, 1.0)]
    [InlineData(2.0, 1.0)]
    [InlineData(0.0, double.NaN)]
    public void What_is_no_trace_is_refused(params double[] arrivals)
        => Assert.Throws<ArgumentException>(() => TrafficScale.FromZero(arrivals));
}
