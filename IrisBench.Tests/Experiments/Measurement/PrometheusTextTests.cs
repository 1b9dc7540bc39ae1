using IrisBench.Experiments.Measurement.Scraping;

namespace IrisBench.Tests.Experiments.Measurement;

public class PrometheusTextTests
{
    [Fact]
    public void Comments_and_empty_lines_are_skipped()
        => Assert.Empty(PrometheusText.Parse("# HELP up Whether it is.\n# TYPE up gauge\n\n"));

    [Fact]
    public void A_point_has_its_name_labels_and_value()
    {
        var point = Assert.Single(PrometheusText.Parse("cpu_seconds_total{scope=\"System.Runtime\",mode=\"user\"} 0.544908\n"));

        Assert.Equal("cpu_seconds_total", point.Name);
        Assert.Equal("System.Runtime", point.Labels["scope"]);
        Assert.Equal("user", point.Labels["mode"]);
        Assert.Equal(0.544908, point.Value);
    }

    [Fact]
    public void A_timestamp_after_the_value_is_ignored()
        => Assert.Equal(3, Assert.Single(PrometheusText.Parse("up 3 1395066363000")).Value);

    [Fact]
    public void Labels_may_hold_braces_commas_and_escapes()
    {
        var point = Assert.Single(PrometheusText.Parse("""requests{path="/a,{b}",text="C:\\dir\n\"quoted\"",} 1.5e3"""));

        Assert.Equal("/a,{b}", point.Labels["path"]);
        Assert.Equal("C:\\dir\n\"quoted\"", point.Labels["text"]);
        Assert.Equal(1500, point.Value);
    }

    [Theory]
    [InlineData("+Inf", double.PositiveInfinity)]
    [InlineData("-Inf", double.NegativeInfinity)]
    [InlineData("NaN", double.NaN)]
    public void Values_that_are_no_numbers_are_read(string text, double expected)
        => Assert.Equal(expected, Assert.Single(PrometheusText.Parse($"bucket {text}")).Value);

    [Theory]
    [InlineData("<html>")]
    [InlineData("up")]
    [InlineData("up one")]
    [InlineData("up{a=\"b\" 1")]
    [InlineData("up{a=b} 1")]
    [InlineData("up 1 2 3")]
    public void A_line_that_is_no_point_is_refused_by_its_number(string line)
    {
        var failure = Assert.Throws<FormatException>(() => PrometheusText.Parse($"# first\n{line}").ToList());

        Assert.Contains("Line 2", failure.Message, StringComparison.Ordinal);
    }
}
