using System.Collections.Concurrent;
using System.Text.Json;
using IrisBench.Evaluation;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments;
using IrisBench.Experiments.Results;
using IrisBench.Reporting.Wording;

namespace IrisBench.LiveView;

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
        if (!PlainFile.Is(header))
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
        await using var stream = PlainFile.TryOpen(file, MaximumSummaryBytes);
        return stream is null ? null : await EvaluationJson.ReadSummaryAsync(stream, cancellationToken);
    }

    /// <summary>What is read; null when it is not there, or not yet whole, or not what it should be.</summary>
    private static async Task<T?> TryAsync<T>(Func<Task<T?>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidDataException or RunFolderException)
        {
            return null;
        }
    }
}

/// <summary>How many runs are in the results folder, and the newest of them, newest first.</summary>
internal sealed record RunList(int Total, IReadOnlyList<FinishedRun> Runs);

/// <summary>A run in the results folder, as the list shows it: what it found in sentences, and its files beside the report.</summary>
internal sealed record FinishedRun(
    string Id,
    string Experiment,
    DateTimeOffset StartedAt,
    RunStatus Status,
    string? StatusReason,
    IReadOnlyList<string> Headlines,
    bool HasReport,
    IReadOnlyList<RunFile> Files);

/// <summary>A file of a run, by its path in the run's folder, with <c>/</c> between folders.</summary>
internal sealed record RunFile(string Path, long Bytes);

/// <summary>Finds the files of a run. A name from outside is only ever compared with names that were found in the folder and never made
/// part of a path, so that it cannot lead anywhere else.</summary>
internal static class RunFiles
{
    private const int MaximumFiles = 200;

    // Links are left out: they may lead anywhere; and pipes and devices, which hang who opens them. Folders of plots lie one level down.
    private static readonly EnumerationOptions Options = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
        RecurseSubdirectories = true,
        MaxRecursionDepth = 1,
        IgnoreInaccessible = true,
    };

    /// <summary>The folder of a run; null when there is none of that name.</summary>
    public static DirectoryInfo? Folder(DirectoryInfo results, string id)
        => Folders(results).FirstOrDefault(folder => string.Equals(folder.Name, id, StringComparison.Ordinal));

    /// <summary>All folders, links left out.</summary>
    public static IEnumerable<DirectoryInfo> Folders(DirectoryInfo results)
        => results.EnumerateDirectories(
            "*", new EnumerationOptions { AttributesToSkip = Options.AttributesToSkip, IgnoreInaccessible = true });

    /// <summary>The files of a run, by path.</summary>
    public static IReadOnlyList<RunFile> Of(DirectoryInfo run)
        => [.. Files(run).Select(file => new RunFile(PathOf(run, file), file.Length)).OrderBy(file => file.Path, StringComparer.Ordinal)];

    /// <summary>A file of a run by its path; null when there is none.</summary>
    public static FileInfo? Find(DirectoryInfo run, string path)
        => Files(run).FirstOrDefault(file => string.Equals(PathOf(run, file), path, StringComparison.Ordinal));

    /// <summary>Opens a file of a run; null when it is there no longer, or is something else by now.</summary>
    public static FileStream? TryOpen(FileInfo file)
    {
        try
        {
            return PlainFile.TryOpen(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null;
        }
    }

    private static IEnumerable<FileInfo> Files(DirectoryInfo run)
        => run.EnumerateFiles("*", Options).Where(PlainFile.Is).Take(MaximumFiles);

    private static string PathOf(DirectoryInfo run, FileInfo file)
        => Path.GetRelativePath(run.FullName, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
}
