using System.Text.Json;
using IrisBench.Evaluation;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Reporting.Html;
using IrisBench.Reporting.Plots;

namespace IrisBench.Reporting;

/// <summary>Writes all files of a report. The same run gives the same bytes.</summary>
public static class ReportWriter
{
    /// <summary>Writes <c>summary.json</c>, <c>report.html</c>, <c>report.md</c> and <c>plots/</c> into the folder of a run.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static async Task<ReportFolder> WriteAsync(
        DirectoryInfo runFolder, RunSummary summary, RawRun run, CancellationToken cancellationToken = default)
    {
        var folder = new ReportFolder(runFolder);
        var model = new ReportModel(summary, run);
        await File.WriteAllTextAsync(
            folder.Summary.FullName, JsonSerializer.Serialize(summary, EvaluationJson.Default.RunSummary) + "\n", cancellationToken);
        await File.WriteAllTextAsync(folder.Html.FullName, await HtmlReport.RenderAsync(model), cancellationToken);

        var plots = ReportPlots.Of(model);
        folder.Plots.Create();
        foreach (var plot in plots)
            await plot.SaveAsync(folder.Plots, cancellationToken);

        await File.WriteAllTextAsync(folder.Markdown.FullName, new MarkdownReport(model, plots).Write(), cancellationToken);
        return folder;
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

    /// <summary>The plots, as <c>.svg</c> and <c>.png</c>.</summary>
    public DirectoryInfo Plots { get; } = new(Path.Combine(runFolder.FullName, "plots"));
}
