using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using IrisBench.Evaluation;
using IrisBench.Reporting;

namespace IrisBench.Tests.Reporting;

public sealed class ReportFilesTests(WrittenReport report) : IClassFixture<WrittenReport>
{
    private static readonly byte[] PngSignature = [0x89, .. "PNG"u8];

    [Fact]
    public async Task The_summary_is_read_back_as_it_was_written()
    {
        await using var file = report.Files.Summary.OpenRead();

        var read = await JsonSerializer.DeserializeAsync(file, EvaluationJson.Default.RunSummary);

        Assert.Equal(
            JsonSerializer.Serialize(report.Summary, EvaluationJson.Default.RunSummary),
            JsonSerializer.Serialize(read!, EvaluationJson.Default.RunSummary));
    }

    [Fact]
    public async Task Rounds_that_are_not_like_the_others_stand_under_a_name_that_fits_all_of_them()
        => Assert.Contains(
            ">Void, late, repeated and disturbed rounds<", await File.ReadAllTextAsync(report.Files.Html.FullName),
            StringComparison.Ordinal);

    [Fact]
    public void Every_plot_is_there_as_a_drawing_and_as_a_picture()
    {
        string[] expected =
        [
            "all-sides", "cold-starts", "cost", "cpu-split", "cpu-time", "cpu-timeline", "execution-time", "latency", "memory-max",
            "memory-timeline", "neighbours", "ratios-1", "ratios-2", "steps", "throughput",
        ];

        foreach (var extension in new[] { "svg", "png" })
            Assert.Equal(
                expected,
                report.Files.Plots.GetFiles($"*.{extension}")
                    .Select(file => Path.GetFileNameWithoutExtension(file.Name)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Pictures_are_pictures_of_more_than_an_empty_sheet()
        => Assert.All(report.Files.Plots.GetFiles("*.png"), file =>
        {
            Assert.Equal(PngSignature, File.ReadAllBytes(file.FullName)[..4]);
            Assert.True(file.Length > 10_000, $"{file.Name} has {file.Length} bytes.");
        });

    [Fact]
    public void Drawings_are_well_formed_have_text_and_their_colours_and_no_coordinate_that_is_none()
        => Assert.All(report.Files.Plots.GetFiles("*.svg"), file =>
        {
            var drawing = XDocument.Load(file.FullName);
            Assert.Contains(drawing.Descendants(), element => element.Name.LocalName == "text");
            Assert.DoesNotContain("var(", File.ReadAllText(file.FullName), StringComparison.Ordinal);
            Assert.DoesNotMatch(
                new Regex("NaN|Infinity|inf\\b", RegexOptions.IgnoreCase),
                string.Join(' ', drawing.Descendants().Attributes().Select(attribute => attribute.Value)));
        });

    [Fact]
    public async Task The_same_run_gives_the_same_bytes()
    {
        var again = Directory.CreateTempSubdirectory("irisbench-report-");
        try
        {
            await ReportWriter.WriteAsync(again, report.Summary, report.Run);

            var folder = report.Files.Html.Directory!;
            var files = Contents(folder);
            Assert.Equal(files.Keys.Order(), Contents(again).Keys.Order());
            Assert.All(files, file => Assert.True(file.Value.AsSpan().SequenceEqual(Contents(again)[file.Key]), $"{file.Key} differs."));
        }
        finally
        {
            again.Delete(recursive: true);
        }
    }

    private static Dictionary<string, byte[]> Contents(DirectoryInfo folder)
        => folder.GetFiles("*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder.FullName, file.FullName), file => File.ReadAllBytes(file.FullName));
}
