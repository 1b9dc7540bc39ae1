using IrisBench.Evaluation.Statistics;

namespace IrisBench.Tests.Evaluation.Statistics;

public class LatencyHistogramTests
{
    [Theory]
    [InlineData(0.000_001)]
    [InlineData(0.001)]
    [InlineData(1)]
    [InlineData(36)]
    public void Percentiles_are_within_a_thousandth_from_microseconds_to_hours(double scale)
    {
        var summary = LatencyHistogram.Of(Enumerable.Range(1, 1000).Reverse().Select(value => value * scale));
        Assert.Equal(1000, summary.Count);
        AssertWithinAThousandth(500 * scale, summary.P50);
        AssertWithinAThousandth(900 * scale, summary.P90);
        AssertWithinAThousandth(950 * scale, summary.P95);
        AssertWithinAThousandth(990 * scale, summary.P99!.Value);
        AssertWithinAThousandth(1000 * scale, summary.Max);
    }

    [Fact]
    public void One_slow_call_in_a_hundred_and_one_shows_in_the_maximum_and_not_in_p95()
    {
        var summary = LatencyHistogram.Of([.. Enumerable.Repeat(0.010, 100), 2.0]);
        AssertWithinAThousandth(0.010, summary.P95);
        AssertWithinAThousandth(2.0, summary.Max);
    }

    [Fact]
    public void Of_99_latencies_there_is_no_p99()
    {
        Assert.Null(LatencyHistogram.Of(Enumerable.Repeat(0.1, 99)).P99);
        Assert.NotNull(LatencyHistogram.Of(Enumerable.Repeat(0.1, 100)).P99);
    }

    [Fact]
    public void The_curve_rises_to_one_at_the_maximum()
    {
        var summary = LatencyHistogram.Of(Enumerable.Range(1, 500).Select(value => value / 1000.0));
        Assert.Equal(summary.Curve.OrderBy(point => point.X).ThenBy(point => point.Y), summary.Curve);
        Assert.Equal(1.0, summary.Curve[^1].Y);
        AssertWithinAThousandth(0.5, summary.Curve[^1].X);
        Assert.All(summary.Curve, point => Assert.Equal(point.X * 2, point.Y, 0.01));
        Assert.InRange(summary.Curve.Count, 20, 300);
    }

    [Fact]
    public void Nothing_has_no_curve() => Assert.Equal((0L, 0), (LatencyHistogram.Of([]).Count, LatencyHistogram.Of([]).Curve.Count));

    private static void AssertWithinAThousandth(double expected, double actual)
        => Assert.InRange(actual, expected * 0.999 - 1e-9, expected * 1.001 + 1e-9);
}
