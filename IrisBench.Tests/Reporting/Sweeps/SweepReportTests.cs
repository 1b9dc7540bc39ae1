using System.Text.RegularExpressions;
using System.Xml.Linq;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Summaries;
using IrisBench.Evaluation.Sweeps;
using IrisBench.Experiments.Definition;
using IrisBench.Reporting;
using IrisBench.Tests.Experiments;

namespace IrisBench.Tests.Reporting.Sweeps;

public sealed partial class SweepReportTests : IDisposable
{
    private static readonly Lazy<SweepSummary> OfBoth = new(()
        => Evaluated(new VaryDefinition { Iterations = [5, 50, 200], Size = [250, 500] }));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("irisbench-sweep-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_page_shows_curves_with_intervals_and_a_map_and_needs_nothing_from_elsewhere()
    {
        var html = await File.ReadAllTextAsync((await WriteAsync(OfBoth.Value)).Html.FullName);

        Assert.DoesNotMatch("(src|href)=\"(?!#)", html);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
        // Two lines of five charts and a map, each drawn for a desk and a phone.
        Assert.Equal(2 * ((2 * 5) + 1), SvgElement().Count(html));
        Assert.Contains("class=\"whisker side-1\"", html, StringComparison.Ordinal);
        Assert.Contains("class=\"heat more step-2\"", html, StringComparison.Ordinal);
        Assert.Contains("With load size 500: Below", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tables_say_without_colours_what_the_charts_show()
    {
        var markdown = await File.ReadAllTextAsync((await WriteAsync(OfBoth.Value)).Markdown.FullName);

        Assert.Contains("| load iterations | Side | Rounds | Execution time per run |", markdown, StringComparison.Ordinal);
        Assert.Contains("| 200 | 1.0", markdown, StringComparison.Ordinal);
        Assert.Contains("▲ higher", markdown, StringComparison.Ordinal);
        Assert.Contains("](plots/sweep-pipelineSeconds-0.svg)", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_figures_are_a_table_for_spreadsheets_too()
    {
        var files = await WriteAsync(OfBoth.Value);

        var lines = await File.ReadAllLinesAsync(files.Csv.FullName);
        Assert.StartsWith("iterations,size,side,measure,rounds,median,lower,upper,reference,ratio,", lines[0], StringComparison.Ordinal);
        Assert.Equal(6, lines.Count(line => line.Contains(",functions-warm,pipelineSeconds,20,", StringComparison.Ordinal)));
        Assert.All(lines, line => Assert.Equal(lines[0].Count(letter => letter == ','), line.Count(letter => letter == ',')));
    }

    [Fact]
    public async Task Plots_are_drawn_well_formed_and_as_pictures()
    {
        var files = await WriteAsync(Evaluated(new VaryDefinition { Iterations = [0, 50, 200] }));

        Assert.Equal(5, files.Plots.GetFiles("*.png").Length);
        Assert.All(
            files.Plots.GetFiles("*.svg"),
            file => Assert.DoesNotMatch(
                "NaN|Infinity",
                string.Join(' ', XDocument.Load(file.FullName).Descendants().Attributes().Select(attribute => attribute.Value))));
    }

    private Task<ReportFolder> WriteAsync(SweepSummary sweep) => ReportWriter.WriteAsync(_folder, sweep);

    private static SweepSummary Evaluated(VaryDefinition vary) => SweepEvaluation.Of(SyntheticSweep.Build(vary), PriceSheets.Default);

    [GeneratedRegex("<svg ")]
    private static partial Regex SvgElement();
}
