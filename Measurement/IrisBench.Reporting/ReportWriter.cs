using System.Text;
using System.Text.Json;
using IrisBench.Evaluation;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments;
using IrisBench.Experiments.Results;
using IrisBench.Reporting.Charts;
using IrisBench.Reporting.Html;
using IrisBench.Reporting.Sweeps;

namespace IrisBench.Reporting;

/// <summary>Writes all files of a report into the folder of its run. The same run gives the same bytes.</summary>
public static class ReportWriter
{
    /// <summary>Writes <c>summary.json</c>, <c>report.html</c>, <c>report.md</c> and <c>plots/</c>.</summary>
    /// <exception cref="InvalidDataException">One of them is there already and is no file.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static async Task<ReportFolder> WriteAsync(
        DirectoryInfo runFolder, RunSummary summary, RawRun run, CancellationToken cancellationToken = default)
        => Write(new ReportFolder(runFolder), await RenderedReport.OfAsync(summary, run), cancellationToken);

    /// <summary>The same of a sweep, and <c>points.csv</c>.</summary>
    /// <exception cref="InvalidDataException">One of them is there already and is no file.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static async Task<ReportFolder> WriteAsync(
        DirectoryInfo runFolder, SweepSummary summary, CancellationToken cancellationToken = default)
        => Write(new ReportFolder(runFolder), await RenderedReport.OfAsync(summary), cancellationToken);

    private static ReportFolder Write(ReportFolder folder, RenderedReport report, CancellationToken cancellationToken)
    {
        folder.EnsurePlain();
        PlainFile.CreateFolder(folder.Plots);
        foreach (var (file, content) in report.FilesIn(folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            PlainFile.Replace(file, stream => stream.Write(content));
        }

        return folder;
    }
}

/// <summary>All that a report says, before it is written anywhere.</summary>
public sealed class RenderedReport
{
    private readonly string _summary;
    private readonly string _html;
    private readonly string _markdown;
    private readonly string? _csv;
    private readonly IReadOnlyList<Chart> _charts;

    private RenderedReport(string summary, string html, string markdown, string? csv, IReadOnlyList<Chart> charts)
        => (_summary, _html, _markdown, _csv, _charts) = (summary + "\n", html, markdown, csv, charts);

    /// <summary>The report of a run.</summary>
    public static async Task<RenderedReport> OfAsync(RunSummary summary, RawRun run)
    {
        var model = new ReportModel(summary, run);
        return new RenderedReport(
            JsonSerializer.Serialize(summary, EvaluationJson.Default.RunSummary), await HtmlReport.RenderAsync(model),
            MarkdownReport.Of(model), csv: null, model.Charts);
    }

    /// <summary>The report of a sweep.</summary>
    public static async Task<RenderedReport> OfAsync(SweepSummary summary)
    {
        var model = new SweepModel(summary);
        return new RenderedReport(
            JsonSerializer.Serialize(summary, EvaluationJson.Default.SweepSummary), await HtmlReport.RenderAsync(model),
            SweepMarkdown.Of(model), SweepCsv.Write(summary), model.Charts);
    }

    /// <summary>All its files, the charts' drawings and pictures among them, each with the place that it has in a folder. They are made
    /// one by one, as they are asked for.</summary>
    public IEnumerable<(FileInfo File, byte[] Content)> FilesIn(ReportFolder folder)
    {
        yield return (folder.Summary, Encoding.UTF8.GetBytes(_summary));
        if (_csv is not null)
            yield return (folder.Csv, Encoding.UTF8.GetBytes(_csv));
        yield return (folder.Html, Encoding.UTF8.GetBytes(_html));
        foreach (var chart in _charts)
        {
            var drawing = ChartFile.Draw(chart);
            yield return (InPlots(chart.Id + ReportFolder.Drawing), Encoding.UTF8.GetBytes(drawing));
            yield return (InPlots(chart.Id + ReportFolder.Picture), ChartFile.PictureOf(drawing));
        }

        yield return (folder.Markdown, Encoding.UTF8.GetBytes(_markdown));

        FileInfo InPlots(string name) => new(Path.Combine(folder.Plots.FullName, name));
    }
}

/// <summary>Where the files of a report are in the folder of its run.</summary>
/// <param name="runFolder">The folder of the run.</param>
public sealed class ReportFolder(DirectoryInfo runFolder)
{
    /// <summary>How the name of a chart's drawing ends.</summary>
    public const string Drawing = ".svg";

    /// <summary>How the name of the picture that is made of it ends.</summary>
    public const string Picture = ".png";

    /// <summary>The folder of the run.</summary>
    public DirectoryInfo Directory { get; } = runFolder;

    /// <summary>What the run found, for programs.</summary>
    public FileInfo Summary { get; } = new(Path.Combine(runFolder.FullName, "summary.json"));

    /// <summary>The report, for a browser.</summary>
    public FileInfo Html { get; } = new(Path.Combine(runFolder.FullName, "report.html"));

    /// <summary>The report, for a repository.</summary>
    public FileInfo Markdown { get; } = new(Path.Combine(runFolder.FullName, "report.md"));

    /// <summary>The figures of a sweep as a table, for spreadsheets and scripts.</summary>
    public FileInfo Csv { get; } = new(Path.Combine(runFolder.FullName, "points.csv"));

    /// <summary>What its sides would do with a trace; <c>irisbench predict</c> writes it.</summary>
    public FileInfo Prediction { get; } = new(Path.Combine(runFolder.FullName, "predict.html"));

    /// <summary>The charts, as <c>.svg</c> and <c>.png</c>.</summary>
    public DirectoryInfo Plots { get; } = new(Path.Combine(runFolder.FullName, "plots"));

    /// <summary>What is there of a report, and all else that is among the charts.</summary>
    public IEnumerable<FileSystemInfo> Files()
        => new[] { Summary, Html, Markdown, Csv }.Where(file => new FileInfo(file.FullName).Exists)
            .Concat<FileSystemInfo>(new DirectoryInfo(Plots.FullName) is { Exists: true } plots ? plots.EnumerateFileSystemInfos() : []);

    /// <summary>Refuses a folder in which one of these is a link, a pipe or a device, before anything is done with it.</summary>
    /// <exception cref="InvalidDataException">There is one.</exception>
    public void EnsurePlain()
    {
        PlainFile.Ensure(Summary.FullName, Html.FullName, Markdown.FullName, Csv.FullName, Prediction.FullName, Plots.FullName);
        foreach (var file in new[] { Summary, Html, Markdown, Csv, Prediction }.Where(file => System.IO.Directory.Exists(file.FullName)))
            throw new InvalidDataException($"{file} is a folder where a file of the report belongs: move it elsewhere.");
        if (Plots.Exists)
            PlainFile.Ensure(Plots.EnumerateFileSystemInfos().Select(file => file.FullName));
    }
}
