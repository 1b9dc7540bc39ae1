using HdrHistogram;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Statistics;

/// <summary>Percentiles of latencies by HdrHistogram (Gil Tene): from a microsecond to a day at three significant digits, so a figure is at
/// most 0.1 % off whatever its size.</summary>
public static class LatencyHistogram
{
    /// <summary>Of fewer latencies than this the 99th percentile would be the largest.</summary>
    internal const int FewestForP99 = 100;

    private const long MicrosecondsOfADay = 86_400_000_000;
    private const double MicrosecondsPerSecond = 1e6;
    private const int PointsPerHalving = 20;

    /// <summary>The percentiles.</summary>
    /// <param name="seconds">Latencies in seconds, 0 or more; above a day they count as a day.</param>
    public static LatencySummary Of(IEnumerable<double> seconds)
    {
        var histogram = Create();
        foreach (var value in seconds)
            Add(histogram, value);
        if (histogram.TotalCount == 0)
            return new LatencySummary(0, 0, 0, 0, null, 0, []);
        return new LatencySummary(
            histogram.TotalCount, At(histogram, 50), At(histogram, 90), At(histogram, 95),
            histogram.TotalCount >= FewestForP99 ? At(histogram, 99) : null, At(histogram, 100), Curve(histogram));
    }

    /// <summary>One without latencies, to add them as they come.</summary>
    internal static LongHistogram Create() => new(MicrosecondsOfADay, 3);

    /// <summary>Adds a latency.</summary>
    internal static void Add(LongHistogram histogram, double seconds)
        => histogram.RecordValue(Math.Clamp((long)Math.Round(seconds * MicrosecondsPerSecond), 1, MicrosecondsOfADay));

    /// <summary>A percentile, in seconds; there must be a latency.</summary>
    internal static double At(LongHistogram histogram, double percentile)
        => histogram.GetValueAtPercentile(percentile) / MicrosecondsPerSecond;

    /// <summary>Denser towards the tail: as many points for each halving of what is left above.</summary>
    private static IReadOnlyList<CurvePoint> Curve(LongHistogram histogram)
        => [.. histogram.Percentiles(PointsPerHalving)
            .Select(step => new CurvePoint(
                step.ValueIteratedTo / MicrosecondsPerSecond, (double)step.TotalCountToThisValue / histogram.TotalCount))
            .Distinct()];
}
