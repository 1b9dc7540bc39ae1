using System.Text;

namespace IrisBench.Experiments.Measurement.Scraping;

/// <summary>
/// Finds the few lines that are needed in a scrape of hundreds, without making text of the others: reading them all
/// would cost more than what is measured may be disturbed by.
/// </summary>
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
                points.Add(PrometheusText.ParseLine(text) ?? throw new FormatException($"'{text}' is not a metric."));
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
