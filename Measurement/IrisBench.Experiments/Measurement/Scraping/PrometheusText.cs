using System.Globalization;
using System.Text;

namespace IrisBench.Experiments.Measurement.Scraping;

/// <summary>Reads the Prometheus text exposition format 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats). Timestamps and
/// comments are skipped.</summary>
internal static class PrometheusText
{
    /// <exception cref="FormatException">A line is not in the format; the message says which.</exception>
    public static IEnumerable<MetricPoint> Parse(string text)
        => text.Split('\n').Index().Select(line => (Number: line.Index + 1, Text: line.Item.Trim()))
            .Where(line => line.Text.Length > 0 && line.Text[0] != '#')
            .Select(line => ParseLine(line.Text)
                ?? throw new FormatException($"Line {line.Number} is not a metric: '{Excerpt.Of(line.Text)}'."));

    /// <summary>A line that is no comment, or null if it is no metric.</summary>
    public static MetricPoint? ParseLine(string line)
    {
        var nameEnd = line.AsSpan().IndexOfAny('{', ' ', '\t');
        if (nameEnd <= 0)
            return null;

        var labels = new Dictionary<string, string>();
        var rest = line[nameEnd] == '{' ? LabelSet.Read(line, nameEnd + 1, labels) : nameEnd;
        // The value, and a timestamp that nobody here needs.
        return rest is { } end
            && line[end..].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) is { Length: 1 or 2 } fields
            && ParseValue(fields[0]) is { } value
            ? new MetricPoint(line[..nameEnd], labels, value)
            : null;
    }

    private static double? ParseValue(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null,
    };
}

internal sealed record MetricPoint(string Name, IReadOnlyDictionary<string, string> Labels, double Value);

/// <summary>Reads <c>name="value",…}</c>; a value may hold commas, braces and the escapes <c>\\</c>, <c>\"</c> and <c>\n</c>.</summary>
internal static class LabelSet
{
    /// <summary>Adds the labels from <paramref name="position"/> on; gives the position after the brace,
    /// or null if they are malformed.</summary>
    public static int? Read(string line, int position, Dictionary<string, string> labels)
    {
        while (position < line.Length)
        {
            if (line[position] == '}')
                return position + 1;
            if ((line[position] is ' ' or '\t' or ',' ? position + 1 : ReadLabel(line, position, labels)) is not { } next)
                return null;
            position = next;
        }

        return null;
    }

    private static int? ReadLabel(string line, int position, Dictionary<string, string> labels)
    {
        var equals = line.IndexOf('=', position);
        if (equals < 0 || equals + 1 >= line.Length || line[equals + 1] != '"')
            return null;

        var value = new StringBuilder();
        for (var i = equals + 2; i < line.Length; i++)
        {
            switch (line[i])
            {
                case '"':
                    labels[line[position..equals].Trim()] = value.ToString();
                    return i + 1;
                case '\\' when i + 1 < line.Length:
                    value.Append(line[++i] == 'n' ? '\n' : line[i]);
                    break;
                default:
                    value.Append(line[i]);
                    break;
            }
        }

        return null;
    }
}

/// <summary>Finds the few lines that are needed in a scrape of hundreds, without making text of the others: reading them all would cost
/// more than what is measured may be disturbed by.</summary>
internal sealed class WantedLines(params string[] names)
{
    private readonly byte[][] _names = [.. names.Select(Encoding.ASCII.GetBytes)];

    /// <exception cref="FormatException">A wanted line is not in the format.</exception>
    public IReadOnlyList<MetricPoint> In(ReadOnlySpan<byte> scrape)
    {
        var points = new List<MetricPoint>();
        while (!scrape.IsEmpty)
        {
            var end = scrape.IndexOf((byte)'\n');
            var line = end < 0 ? scrape : scrape[..end];
            if (IsWanted(line))
            {
                var text = Encoding.UTF8.GetString(line).Trim();
                points.Add(PrometheusText.ParseLine(text) ?? throw new FormatException($"'{Excerpt.Of(text)}' is not a metric."));
            }

            scrape = end < 0 ? [] : scrape[(end + 1)..];
        }

        return points;
    }

    private bool IsWanted(ReadOnlySpan<byte> line)
    {
        foreach (var name in _names)
        {
            if (line.Length > name.Length && line.StartsWith(name) && line[name.Length] is (byte)'{' or (byte)' ' or (byte)'\t')
                return true;
        }

        return false;
    }
}
