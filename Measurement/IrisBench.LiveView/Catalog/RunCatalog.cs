using System.Collections.Concurrent;
using System.Text.Json;
using IrisBench.Evaluation;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments;
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

    // A thousand rounds of four sides have about one.
    private const long MaximumSummaryBytes = 16 << 20;

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

        if (await TryAsync<RunHeader>(async () => await new RunFolder(folder).ReadHeaderAsync(cancellationToken)) is not { } run)
            return null;
        var found = await TryAsync(() => ReadSummaryAsync(summary, cancellationToken));
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

    private static async Task<RunSummary?> ReadSummaryAsync(FileInfo file, CancellationToken cancellationToken)
    {
        await using var stream = BoundedFile.TryOpen(file, MaximumSummaryBytes);
        return stream is null ? null : await JsonSerializer.DeserializeAsync(stream, EvaluationJson.Default.RunSummary, cancellationToken);
    }

    /// <summary>What is read; null when it is not there, or not yet whole, or not what it should be.</summary>
    private static async Task<T?> TryAsync<T>(Func<Task<T?>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidDataException or RunFolderException)
        {
            return null;
        }
    }
}
