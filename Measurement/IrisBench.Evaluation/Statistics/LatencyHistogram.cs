using HdrHistogram;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Statistics;

/// <summary>Percentiles of latencies by HdrHistogram (Gil Tene): from a microsecond to a day at three significant digits, so a figure is at
/// most 0.1 % off whatever its size.</summary>
public static class LatencyHistogram
{
    private const long MicrosecondsOfADay = 86_400_000_000;
    private const double MicrosecondsPerSecond = 1e6;
    private const int FewestForP99 = 100;
    private const int PointsPerHalving = 20;

    /// <summary>The percentiles.</summary>
    /// <param name="seconds">Latencies in seconds, 0 or more; above a day they count as a day.</param>
    public static LatencySummary Of(IEnumerable<double> seconds)
    {
        var histogram = new LongHistogram(MicrosecondsOfADay, 3);
        foreach (var value in seconds)
            histogram.RecordValue(Math.Clamp((long)Math.Round(value * MicrosecondsPerSecond), 1, MicrosecondsOfADay));
        if (histogram.TotalCount == 0)
            return new LatencySummary(0, 0, 0, 0, null, 0, []);
        return new LatencySummary(
            histogram.TotalCount, At(50), At(90), At(95), histogram.TotalCount >= FewestForP99 ? At(99) : null, At(100), Curve(histogram));

        double At(double percentile) => histogram.GetValueAtPercentile(percentile) / MicrosecondsPerSecond;
    }

    /// <summary>Denser towards the tail: as many points for each halving of what is left above.</summary>
    private static IReadOnlyList<CurvePoint> Curve(LongHistogram histogram)
        => [.. histogram.Percentiles(PointsPerHalving)
            .Select(step => new CurvePoint(
                step.ValueIteratedTo / MicrosecondsPerSecond, (double)step.TotalCountToThisValue / histogram.TotalCount))
            .Distinct()];
}
