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
    public void A_stretch_is_of_the_middle()
    {
        Assert.Equal(Trace[400..600], TrafficScale.Stretch(Trace, 200));
        Assert.Same(Trace, TrafficScale.Stretch(Trace, 1000));
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
