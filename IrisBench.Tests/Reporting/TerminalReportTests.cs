using IrisBench.Reporting;
using Spectre.Console.Testing;

namespace IrisBench.Tests.Reporting;

public sealed class TerminalReportTests(WrittenReport report) : IClassFixture<WrittenReport>
{
    [Theory]
    [InlineData(80)]
    [InlineData(160)]
    public void The_answer_comes_first_of_all_sides_in_one_sentence_and_one_table_then_the_table_of_the_original(int width)
    {
        using var console = new TestConsole();
        console.Profile.Width = width;

        TerminalReport.Write(console, report.Summary, report.Files.Html);

        string[] inOrder =
        [
            "Of 2 sides compared with monolith", "Each side against monolith", "Noise floor", "Of processes",
            "predict", "idle", "the platform takes",
            "pay per use", "Void, late, repeated or disturbed: ", "Failed: ", "The sampler took", "Report: ",
        ];
        var places = inOrder.Select(text => console.Output.IndexOf(text, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.All(console.Lines, line => Assert.True(line.Length <= width, line));
    }
}
