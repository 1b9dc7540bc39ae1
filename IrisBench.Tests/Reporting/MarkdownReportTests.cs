using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace IrisBench.Tests.Reporting;

public sealed class MarkdownReportTests(WrittenReport report) : IClassFixture<WrittenReport>
{
    [Fact]
    public void Every_row_of_every_table_has_as_many_cells_as_its_head()
    {
        var tables = Parse().Descendants<Table>().ToList();

        Assert.True(tables.Count >= 9, $"{tables.Count} tables");
        Assert.All(
            tables, table => Assert.All(table.OfType<TableRow>(), row => Assert.Equal(table.OfType<TableRow>().First().Count, row.Count)));
        Assert.All(tables, table => Assert.True(table.Count > 1));
    }

    [Fact]
    public void Every_picture_it_shows_is_a_file_and_every_plot_is_shown()
    {
        var pictures = Parse().Descendants<LinkInline>().Where(link => link.IsImage).Select(link => link.Url!).ToList();

        Assert.Equal(
            report.Files.Plots.GetFiles("*.svg").Select(file => $"plots/{file.Name}").Order(StringComparer.Ordinal),
            pictures.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_begins_with_the_answer_and_has_the_tables_of_the_original()
    {
        var text = File.ReadAllText(report.Files.Markdown.FullName);

        Assert.StartsWith(
            "# synthetic\n\n**1 of 48 pipeline runs of functions-warm failed.**\n\n**Of 2 sides compared with monolith, time is ",
            text, StringComparison.Ordinal);
        Assert.Contains("| Memory baseline | ", text, StringComparison.Ordinal);
        Assert.Contains("| Execution time | ", text, StringComparison.Ordinal);
    }

    private MarkdownDocument Parse()
        => Markdown.Parse(File.ReadAllText(report.Files.Markdown.FullName), new MarkdownPipelineBuilder().UsePipeTables().Build());
}
