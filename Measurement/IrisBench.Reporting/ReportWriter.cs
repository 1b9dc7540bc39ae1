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
    {
        var (folder, model) = (new ReportFolder(runFolder), new ReportModel(summary, run));
        var json = JsonSerializer.Serialize(summary, EvaluationJson.Default.RunSummary);
        var html = await HtmlReport.RenderAsync(model);
        folder.EnsurePlain();
        Write(folder, json, html, MarkdownReport.Of(model), model.Charts, cancellationToken);
        return folder;
    }

    /// <summary>The same of a sweep, and <c>points.csv</c>.</summary>
    /// <exception cref="InvalidDataException">One of them is there already and is no file.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static async Task<ReportFolder> WriteAsync(
        DirectoryInfo runFolder, SweepSummary summary, CancellationToken cancellationToken = default)
    {
        var (folder, model) = (new ReportFolder(runFolder), new SweepModel(summary));
        var json = JsonSerializer.Serialize(summary, EvaluationJson.Default.SweepSummary);
        var html = await HtmlReport.RenderAsync(model);
        folder.EnsurePlain();
        PlainFile.Replace(folder.Csv, SweepCsv.Write(summary));
        Write(folder, json, html, SweepMarkdown.Of(model), model.Charts, cancellationToken);
        return folder;
    }

    private static void Write(
        ReportFolder folder, string json, string html, string markdown, IReadOnlyList<Chart> charts, CancellationToken cancellationToken)
    {
        PlainFile.Replace(folder.Summary, json + "\n");
        PlainFile.Replace(folder.Html, html);
        PlainFile.CreateFolder(folder.Plots);
        foreach (var chart in charts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ChartFile.Save(chart, folder.Plots);
        }

        PlainFile.Replace(folder.Markdown, markdown);
    }
}

/// <summary>Where the files of a report are in the folder of its run.</summary>
/// <param name="runFolder">The folder of the run.</param>
public sealed class ReportFolder(DirectoryInfo runFolder)
{
    /// <summary>What the run found, for programs.</summary>
    public FileInfo Summary { get; } = new(Path.Combine(runFolder.FullName, "summary.json"));

    /// <summary>The report, for a browser.</summary>
    public FileInfo Html { get; } = new(Path.Combine(runFolder.FullName, "report.html"));

    /// <summary>The report, for a repository.</summary>
    public FileInfo Markdown { get; } = new(Path.Combine(runFolder.FullName, "report.md"));

    /// <summary>The figures of a sweep as a table, for spreadsheets and scripts.</summary>
    public FileInfo Csv { get; } = new(Path.Combine(runFolder.FullName, "points.csv"));

    /// <summary>The charts, as <c>.svg</c> and <c>.png</c>.</summary>
    public DirectoryInfo Plots { get; } = new(Path.Combine(runFolder.FullName, "plots"));

    /// <summary>Refuses a folder in which one of these is a link, a pipe or a device, before anything is written.</summary>
    /// <exception cref="InvalidDataException">There is one.</exception>
    internal void EnsurePlain()
    {
        PlainFile.Ensure(Summary.FullName, Html.FullName, Markdown.FullName, Csv.FullName, Plots.FullName);
        if (Plots.Exists)
            PlainFile.Ensure(Plots.EnumerateFileSystemInfos().Select(file => file.FullName));
    }
}
