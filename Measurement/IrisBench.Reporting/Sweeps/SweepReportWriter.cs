using System.Text.Json;
using IrisBench.Evaluation;
using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Html;

namespace IrisBench.Reporting.Sweeps;

/// <summary>Writes all files of a sweep's report. The same sweep gives the same bytes.</summary>
public static class SweepReportWriter
{
    /// <summary>Writes <c>summary.json</c>, <c>points.csv</c>, <c>report.html</c>, <c>report.md</c> and <c>plots/</c> into the folder of a sweep.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static async Task<ReportFolder> WriteAsync(DirectoryInfo runFolder, SweepSummary summary, CancellationToken cancellationToken = default)
    {
        var folder = new ReportFolder(runFolder);
        var model = new SweepModel(summary);
        await File.WriteAllTextAsync(folder.Summary.FullName, JsonSerializer.Serialize(summary, EvaluationJson.Default.SweepSummary) + "\n", cancellationToken);
        await File.WriteAllTextAsync(folder.Csv.FullName, SweepCsv.Write(summary), cancellationToken);
        await File.WriteAllTextAsync(folder.Html.FullName, await HtmlReport.RenderAsync(model), cancellationToken);

        var plots = SweepPlots.Of(model);
        folder.Plots.Create();
        foreach (var plot in plots)
            await plot.SaveAsync(folder.Plots, cancellationToken);

        await File.WriteAllTextAsync(folder.Markdown.FullName, SweepMarkdown.Of(model, plots), cancellationToken);
        return folder;
    }
}
