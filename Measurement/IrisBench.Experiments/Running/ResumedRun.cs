using System.Text;
using System.Text.Json;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Running;

/// <summary>What must be as it was when an interrupted run goes on:
/// rounds of two machines or two builds are no rounds of one run.</summary>
internal static class ResumedRun
{
    /// <summary>The header to go on with; it says that the run was interrupted.</summary>
    /// <exception cref="ExperimentException">This is another machine.</exception>
    /// <exception cref="RunFolderException">It is no run's folder.</exception>
    public static async Task<RunHeader> HeaderAsync(RunFolder folder, MachineDescription machine, CancellationToken cancellationToken)
    {
        var header = await folder.ReadHeaderAsync(cancellationToken);
        if ((header.Machine.Cpu, header.Machine.Cores) != (machine.Cpu, machine.Cores))
            throw new ExperimentException(
                $"{folder.Directory} was begun on {header.Machine.Cores} cores of {header.Machine.Cpu}; "
                + $"this is {machine.Cores} of {machine.Cpu}.");
        var note = FormattableString.Invariant($"It was interrupted and went on at {DateTimeOffset.UtcNow:yyyy-MM-dd HH:mm:ss} UTC; ")
            + "parity gate and baseline were taken again.";
        return header with { Status = RunStatus.Running, StatusReason = null, EndedAt = null, Notes = [.. header.Notes, note] };
    }

    /// <summary>The header with what is watched now.</summary>
    /// <exception cref="ExperimentException">A program was built otherwise than in the rounds that are there, or memory cannot be counted
    /// as in them.</exception>
    public static RunHeader WithComponents(RunHeader header, RunParts run, IReadOnlyDictionary<string, ComponentBuild> builds)
    {
        var source = run.Testbed.Source;
        if (run.Journal.Done.Count > 0 && !source.TryCount(header.MemoryKind, "so it was when the run began"))
            throw new ExperimentException(
                $"The memory of the rounds that are there is counted as {header.MemoryKind.ToString().ToLowerInvariant()}; "
                + $"it is {source.Memory.ToString().ToLowerInvariant()} now.");
        var now = run.Testbed.ComponentsOf(builds);
        var before = header.Components.ToDictionary(component => component.Name);
        if (run.Journal.Done.Count > 0 && now.FirstOrDefault(component => before.TryGetValue(component.Name, out var known)
            && known.Build is not null && component.Build is not null && known.Build != component.Build) is { } other)
            throw new ExperimentException(
                $"{other.Name} was built otherwise ({before[other.Name].Build}) when the run began; it is {other.Build} now.");
        return header with
        {
            Scope = source.Scope,
            Memory = source.Memory,
            Components = now,
            SideBuilds = [],
            Notes = [.. header.Notes.Union(source.Notes)],
        };
    }
}

/// <summary>Takes out of a run's folder what belongs to no round that ended: a torn last line, and the pipeline runs of the round that
/// was under way. That round is run again, and nothing of it may count twice.</summary>
internal static class InterruptedFiles
{
    /// <returns>The rounds that ended, by index, and where what was measured ends, in seconds since the run began.</returns>
    /// <exception cref="RunFolderException">A file is not what it should be.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static async Task<(IReadOnlySet<int> Done, double Seconds)> MendAsync(RunFolder folder, CancellationToken cancellationToken)
    {
        foreach (var file in (ReadOnlySpan<FileInfo>)[folder.Rounds, folder.Pipelines, folder.Samples])
            CutTornLine(file);
        var rounds = await JsonLines.ReadAsync(folder.Rounds, ResultsJson.Default.RoundRecord, RecordRules.IsPlausible, cancellationToken);
        var done = rounds.Select(round => round.Index).ToHashSet();
        if (done.Count < rounds.Count)
            throw new RunFolderException($"{folder.Rounds} has a round twice.");
        CutAfterRounds(folder.Pipelines, done);
        var samples = await JsonLines.ReadAsync(
            folder.Samples, ResultsJson.Default.SampleRecord, RecordRules.IsPlausible, cancellationToken);
        return (done, rounds.Select(round => round.StartedAtSeconds + round.DurationSeconds)
            .Concat(samples.Select(sample => sample.AtSeconds)).DefaultIfEmpty(0).Max());
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
