using System.Collections.Concurrent;
using System.Text.Json;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.LiveView.Settings;
using IrisBench.Reporting.Wording;

namespace IrisBench.LiveView.Catalog;

/// <summary>The runs in the results folder, whoever made them: this page, or the command line beside it.</summary>
internal sealed class RunCatalog(LiveSettings settings)
{
    /// <summary>So many are shown.</summary>
    public const int Limit = 100;

    public const string ReportFile = "report.html";

    private const string HeaderFile = "run.json";
    private const string SummaryFile = "summary.json";

    // What a folder held when its files had these times: reading a hundred summaries takes a while.
    private readonly ConcurrentDictionary<string, (DateTime Written, FinishedRun Run)> _known = new();

    /// <summary>The folder of a run; null when there is none of that name.</summary>
    public DirectoryInfo? Folder(string id) => RunFiles.Folder(settings.Results, id);

    /// <summary>The newest runs. Folders that are none, or cannot be read, are passed over.</summary>
    public async Task<RunList> ReadAsync(CancellationToken cancellationToken)
    {
        settings.Results.Refresh();
        if (!settings.Results.Exists)
            return new RunList(0, []);

        var runs = new List<FinishedRun>();
        foreach (var folder in RunFiles.Folders(settings.Results))
        {
            if (await ReadAsync(folder, cancellationToken) is { } run)
                runs.Add(run);
        }

        return new RunList(runs.Count, [.. runs.OrderByDescending(run => run.StartedAt).Take(Limit)]);
    }

    private async Task<FinishedRun?> ReadAsync(DirectoryInfo folder, CancellationToken cancellationToken)
    {
        var header = new FileInfo(Path.Combine(folder.FullName, HeaderFile));
        if (!header.Exists)
            return null;

        var summary = new FileInfo(Path.Combine(folder.FullName, SummaryFile));
        var report = new FileInfo(Path.Combine(folder.FullName, ReportFile));
        var written = new[] { header, summary, report }.Where(file => file.Exists).Max(file => file.LastWriteTimeUtc);
        if (_known.TryGetValue(folder.Name, out var known) && known.Written == written)
            return known.Run;

        if (await ReadAsync(header, ResultsJson.Default.RunHeader, cancellationToken) is not { } run)
            return null;
        var found = await ReadAsync(summary, SummaryJson.Default.RunSummary, cancellationToken);
        var files = RunFiles.Of(folder);
        var finished = new FinishedRun(
            folder.Name,
            run.Experiment.Name,
            run.StartedAt,
            run.Status,
            run.StatusReason,
            found is null ? [] : Headline.Of(found),
            files.Any(file => file.Path == ReportFile),
            [.. files.Where(file => file.Path != ReportFile)]);
        _known[folder.Name] = (written, finished);
        return finished;
    }

    /// <summary>Reads a file; null when it is not there, or not yet whole, or not what it should be.</summary>
    private static async Task<T?> ReadAsync<T>(
        FileInfo file, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            await using var stream = file.OpenRead();
            return await JsonSerializer.DeserializeAsync(stream, type, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}
