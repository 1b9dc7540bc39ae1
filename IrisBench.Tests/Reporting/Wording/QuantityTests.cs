using IrisBench.Reporting.Wording;

namespace IrisBench.Tests.Reporting.Wording;

public sealed class QuantityTests
{
    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(0.0000123, "12.3 µs")]
    [InlineData(0.0123, "12.3 ms")]
    [InlineData(0.99999, "1.00 s")]
    [InlineData(1.2345, "1.23 s")]
    [InlineData(119.2, "119 s")]
    [InlineData(1030.4, "17 min 10 s")]
    [InlineData(179.9, "3 min 00 s")]
    public void Seconds_are_shown_in_the_unit_that_fits(double seconds, string text) => Assert.Equal(text, Quantity.Seconds(seconds));

    [Theory]
    [InlineData(512, "512 B")]
    [InlineData(157286400, "150 MiB")]
    [InlineData(8536281415.68, "7.95 GiB")]
    public void Bytes_are_shown_in_the_unit_that_fits(double bytes, string text) => Assert.Equal(text, Quantity.Bytes(bytes));

    [Theory]
    [InlineData(1.3149, "1.31×")]
    [InlineData(0.9996, "1.00×")]
    [InlineData(23.456, "23.5×")]
    [InlineData(1234.5, "1,235×")]
    public void Ratios_have_three_significant_digits(double ratio, string text) => Assert.Equal(text, Quantity.Ratio(ratio));

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.00012, "0.0120 %")]
    [InlineData(0.0213, "2.1 %")]
    [InlineData(0.2621, "26 %")]
    public void Shares_are_shown_as_percentages(double share, string text) => Assert.Equal(text, Quantity.Percent(share));
}
