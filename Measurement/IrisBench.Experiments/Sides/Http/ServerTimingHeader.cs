using System.Globalization;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Sides.Http;

/// <summary>Reads <c>queue;dur=1.5, start;dur=80</c> (Server Timing, W3C); durations there are milliseconds.</summary>
internal static class ServerTimingHeader
{
    private const double MillisecondsPerSecond = 1000;

    public static double? Seconds(string? header, string metric)
    {
        foreach (var entry in (header ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            var parts = entry.Split(';', StringSplitOptions.TrimEntries);
            if (parts[0] == metric
                && parts.FirstOrDefault(part => part.StartsWith("dur=", StringComparison.Ordinal)) is { } duration
                && double.TryParse(duration[4..], NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds)
                && MeasuredRange.IsAmount(milliseconds))
            {
                return milliseconds / MillisecondsPerSecond;
            }
        }

        return null;
    }
}
