using IrisBench.Evaluation.Cost.Prices;

namespace IrisBench.Tests.Evaluation.Cost;

public class PriceSheetTests
{
    private static readonly string Text = PriceSheets.TextOf("aws-us-east-1");

    [Fact]
    public void Those_that_come_with_irisbench_are_valid_named_dated_and_say_where_they_are_from()
        => Assert.All(PriceSheets.Names.Select(PriceSheets.Named), sheet =>
        {
            Assert.Contains(sheet.Name, PriceSheets.Names);
            Assert.True(sheet.Date > new DateOnly(2026, 1, 1));
            Assert.StartsWith("https://", sheet.Functions.Source, StringComparison.Ordinal);
            Assert.StartsWith("https://", sheet.Pods.Source, StringComparison.Ordinal);
        });

    [Fact]
    public void Neither_the_free_tier_nor_the_control_plane_is_counted_unless_asked_for()
        => Assert.Equal((false, false), (PriceSheets.Default.Functions.FreeTier!.Applies, PriceSheets.Default.Pods.ControlPlane!.Applies));

    [Fact]
    public async Task A_file_of_the_users_overrides_them()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, Text.Replace("0.20", "0.40", StringComparison.Ordinal));
            Assert.Equal(0.40, (await PriceSheetFile.ReadAsync(path)).Functions.PerMillionRequests);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("0.0000166667", "-1", "functions.perGigabyteSecond")]
    [InlineData("\"USD\"", "\"dollars\"", "currency")]
    [InlineData("\"schema\": 1", "\"schema\": 2", "schema")]
    [InlineData("\"minimumMegabytes\": 128", "\"minimumMegabytes\": 20480", "functions.maximumMegabytes")]
    [InlineData("\"megabytesPerVcpu\": 1769", "\"fixedMegabytes\": 64", "functions.fixedMegabytes")]
    [InlineData("\"vcpu\": 0.25", "\"vcpu\": 0", "pods.sizes[0].vcpu")]
    [InlineData("[0.5, 1, 2]", "[0]", "pods.sizes")]
    [InlineData("\"sizes\": [", "\"sizes\": [null,", "pods.sizes")]
    [InlineData("[0.5, 1, 2]", "[]", "pods.sizes[0].gigabytes")]
    [InlineData("\"perVcpuHour\": 0.04048,", "", "perVcpuHour")]
    [InlineData("perVcpuHour", "perVcpuhour", "perVcpuhour")]
    [InlineData("\"2026-11-23\"", "\"yesterday\"", "date")]
    [InlineData("https://aws.amazon.com/lambda/pricing/", "", "functions.source")]
    public void What_is_wrong_in_one_is_told_in_a_line_by_its_name(string right, string wrong, string name)
    {
        Assert.Contains(right, Text, StringComparison.Ordinal);
        var exception = Assert.Throws<PriceSheetException>(
            () => PriceSheetFile.Parse(Text.Replace(right, wrong, StringComparison.Ordinal), "mine.json"));
        Assert.StartsWith("mine.json: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(name, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    public void Text_that_is_no_sheet_is_refused(string text)
        => Assert.Throws<PriceSheetException>(() => PriceSheetFile.Parse(text, "mine.json"));

    [Fact]
    public void A_key_that_is_there_twice_is_refused()
        => Assert.Throws<PriceSheetException>(
            () => PriceSheetFile.Parse("{\"currency\": \"EUR\"," + PriceSheets.TextOf("aws-us-east-1").TrimStart()[1..], "mine.json"));

    [Fact]
    public async Task A_missing_file_is_refused()
        => Assert.Contains(
            "nowhere.json", (await Assert.ThrowsAsync<PriceSheetException>(() => PriceSheetFile.ReadAsync("/nowhere.json"))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void An_unknown_name_is_answered_with_those_there_are()
        => Assert.Contains(
            "aws-us-east-1", Assert.Throws<PriceSheetException>(() => PriceSheets.Named("moon")).Message, StringComparison.Ordinal);
}
