using System.Globalization;

namespace IrisBench.Experiments.Measurement.Scraping;

/// <summary>
/// Reads the Prometheus text exposition format 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats). Timestamps
/// and comments are skipped.
/// </summary>
internal static class PrometheusText
{
    /// <exception cref="FormatException">A line is not in the format; the message says which.</exception>
    public static IEnumerable<MetricPoint> Parse(string text)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var trimmed = line.Trim();
            if (trimmed.Length > 0 && trimmed[0] != '#')
            {
                yield return ParseLine(trimmed) ?? throw new FormatException($"Line {number} is not a metric: '{trimmed}'.");
            }
        }
    }

    /// <summary>A line that is no comment, or null if it is no metric.</summary>
    public static MetricPoint? ParseLine(string line)
    {
        var nameEnd = line.AsSpan().IndexOfAny('{', ' ', '\t');
        if (nameEnd <= 0)
        {
            return null;
        }

        var labels = new Dictionary<string, string>();
        var rest = nameEnd;
        if (line[nameEnd] == '{')
        {
            if (LabelSet.Read(line, nameEnd + 1, labels) is not { } labelsEnd)
            {
                return null;
            }

            rest = labelsEnd;
        }

        // The value, and a timestamp that nobody here needs.
        var fields = line[rest..].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return fields.Length is 1 or 2 && ParseValue(fields[0]) is { } value ? new MetricPoint(line[..nameEnd], labels, value) : null;
    }

    private static double? ParseValue(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null,
    };
}
