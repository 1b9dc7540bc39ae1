using System.Text;
using System.Text.Json;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Running;

/// <summary>
/// Takes out of a run's folder what belongs to no round that ended: a torn last line, and the pipeline runs of the round that
/// was under way. That round is run again, and nothing of it may count twice.
/// </summary>
internal static class InterruptedFiles
{
    /// <returns>The rounds that ended, by index.</returns>
    /// <exception cref="RunFolderException">A file is not what it should be.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static async Task<IReadOnlySet<int>> MendAsync(RunFolder folder, CancellationToken cancellationToken)
    {
        foreach (var file in (ReadOnlySpan<FileInfo>)[folder.Rounds, folder.Pipelines, folder.Samples])
            CutTornLine(file);
        var rounds = await JsonLines.ReadAsync(folder.Rounds, ResultsJson.Default.RoundRecord, RecordRules.IsPlausible, cancellationToken);
        var done = rounds.Select(round => round.Index).ToHashSet();
        if (done.Count < rounds.Count)
            throw new RunFolderException($"{folder.Rounds} has a round twice.");
        CutAfterRounds(folder.Pipelines, done);
        return done;
    }

    private static void CutTornLine(FileInfo file)
    {
        if (!file.Exists)
            return;
        using var stream = file.Open(FileMode.Open, FileAccess.ReadWrite);
        var end = stream.Length;
        for (stream.Position = Math.Max(0, end - 1); end > 0 && stream.ReadByte() != '\n'; stream.Position = Math.Max(0, end - 1))
            end--;
        stream.SetLength(end);
    }

    /// <summary>Rounds follow each other, so what belongs to one that did not end is at the end of the file.</summary>
    private static void CutAfterRounds(FileInfo pipelines, HashSet<int> done)
    {
        if (!pipelines.Exists)
            return;
        long kept = 0;
        using (var reader = new StreamReader(pipelines.FullName))
        {
            while (reader.ReadLine() is { } line && done.Contains(RoundOf(line)))
                kept += Encoding.UTF8.GetByteCount(line) + 1;
        }

        using var stream = pipelines.Open(FileMode.Open, FileAccess.Write);
        stream.SetLength(kept);
    }

    private static int RoundOf(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, ResultsJson.Default.PipelineRecord)?.Round ?? -1;
        }
        catch (JsonException exception)
        {
            throw new RunFolderException($"pipelines.jsonl has a line that is no pipeline run: {exception.Message}", exception);
        }
    }
}
