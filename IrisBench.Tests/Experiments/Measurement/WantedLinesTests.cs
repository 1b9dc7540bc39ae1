using System.Text;
using IrisBench.Experiments.Measurement.Scraping;

namespace IrisBench.Tests.Experiments.Measurement;

public class WantedLinesTests
{
    private static readonly WantedLines Lines = new("cpu_seconds_total", "memory_bytes");

    [Fact]
    public void Only_the_series_that_are_named_are_read()
    {
        var points = In("# TYPE cpu_seconds_total counter\ncpu_seconds_total{mode=\"user\"} 1.5\ncpu_seconds_total_created 7\nthis is no "
            + "metric\nmemory_bytes 3\n");

        Assert.Equal([("cpu_seconds_total", 1.5), ("memory_bytes", 3)], points.Select(point => (point.Name, point.Value)));
    }

    [Fact]
    public void A_last_line_without_an_end_and_lines_that_end_as_on_Windows_are_read()
        => Assert.Equal([1, 2], In("memory_bytes 1\r\nmemory_bytes 2").Select(point => point.Value));

    [Fact]
    public void A_wanted_line_that_is_no_metric_is_refused()
        => Assert.Throws<FormatException>(() => In("memory_bytes many\n"));

    private static IReadOnlyList<MetricPoint> In(string scrape) => Lines.In(Encoding.UTF8.GetBytes(scrape));
}
