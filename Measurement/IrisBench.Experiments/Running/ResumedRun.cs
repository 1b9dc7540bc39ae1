using System.Text;
using System.Text.Json;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Running;

/// <summary>A run that was interrupted and goes on, and what must be as it was when it began: rounds of two machines, of two builds or of
/// two systems are no rounds of one run.</summary>
/// <param name="Header">The header to go on with; it says that the run was interrupted.</param>
/// <param name="LastSeconds">When the last thing that is in the folder was, in seconds since the run began.</param>
internal sealed record ResumedRun(RunHeader Header, double LastSeconds)
{
    /// <exception cref="ExperimentException">This is another machine, or another irisbench.</exception>
    /// <exception cref="RunFolderException">It is no run's folder.</exception>
    public static async Task<ResumedRun> ReadAsync(RunFolder folder, MachineDescription machine, CancellationToken cancellationToken)
    {
        var run = await folder.ReadAsync(cancellationToken);
        var header = run.Header;
        if ((header.Machine.Cpu, header.Machine.Cores) != (machine.Cpu, machine.Cores))
            throw new ExperimentException(
                $"{folder.Directory} was begun on {header.Machine.Cores} cores of {header.Machine.Cpu}; "
                + $"this is {machine.Cores} of {machine.Cpu}.");
        if (header.ToolVersion != SourceRevision.ToolVersion && run.Rounds.Count > 0)
            throw new ExperimentException(
                $"{folder.Directory} was begun by irisbench {header.ToolVersion}; this is {SourceRevision.ToolVersion}, which may measure "
                + "otherwise.");
        var note = FormattableString.Invariant($"It was interrupted and went on at {DateTimeOffset.UtcNow:yyyy-MM-dd HH:mm:ss} UTC; ")
            + "parity gate and baseline were taken again.";
        return new ResumedRun(
            header with { Status = RunStatus.Running, StatusReason = null, EndedAt = null, Notes = [.. header.Notes, note] },
            run.Samples.Select(sample => sample.AtSeconds)
                .Concat(run.Rounds.Select(round => round.StartedAtSeconds + round.DurationSeconds)).DefaultIfEmpty(0).Max());
    }

    /// <summary>The header with what is watched now.</summary>
    /// <exception cref="ExperimentException">A program was built otherwise than in the rounds that are there, or is watched
    /// otherwise.</exception>
    public static RunHeader WithComponents(RunHeader header, RunParts run, IReadOnlyList<Component> now)
    {
        var (before, source) = (header.Components.ToDictionary(component => component.Name), run.Testbed.Source);
        if (run.Journal.Done.Count > 0 && (header.Source, header.Scope) != (source.Kind, source.Scope))
            throw new ExperimentException(
                $"CPU and memory came from {header.Source}, of {header.Scope}, when the run began; now they come from {source.Kind}, "
                + $"of {source.Scope}.");
        if (run.Journal.Done.Count > 0 && now.FirstOrDefault(component => before.TryGetValue(component.Name, out var known)
            && known.Build is not null && component.Build is not null && known.Build != component.Build) is { } other)
            throw new ExperimentException(
                $"{other.Name} was built otherwise ({before[other.Name].Build}) when the run began; it is {other.Build} now.");
        return header with
        {
            Scope = source.Scope,
            Components = now,
            Notes = [.. header.Notes.Union(source.Notes)],
        };
    }

    /// <summary>The header with how the functions of a side are built now.</summary>
    /// <exception cref="ExperimentException">They were built otherwise in the rounds that are there.</exception>
    public static RunHeader WithBuilds(RunHeader header, RunParts run, IReadOnlyList<SideBuild> now)
    {
        var before = header.SideBuilds.Where(known => now.Any(build => IsOfTheSame(known, build))).ToArray();
        if (run.Journal.Done.Count > 0
            && before.FirstOrDefault(known => now.All(build => !IsOfTheSame(known, build) || build.Build != known.Build)) is { } other)
            throw new ExperimentException($"{other.Component} of {other.Side} was built otherwise when the run began ({other.Build}).");
        return header with { SideBuilds = [.. header.SideBuilds.Except(before), .. now] };
    }

    /// <summary>The header with what the sides answer now.</summary>
    /// <exception cref="ExperimentException">One answers otherwise than before the rounds that are there.</exception>
    public static RunHeader WithParity(RunHeader header, RunParts run, IReadOnlyList<ParityAnswer> now)
    {
        var known = run.Journal.Done.Count == 0 ? [] : header.Parity.Where(answer => answer.Answers is not null);
        var changed = known
            .SelectMany(then => now.Where(answer => (answer.Side, answer.Point) == (then.Side, then.Point)
                && answer.Flower.SequenceEqual(then.Flower)), (then, answer) => ParityGate.Disagreement(
                    header.Experiment, [then with { Side = $"{then.Side}, when the run began," }, answer]))
            .OfType<string>().FirstOrDefault();
        return changed is null
            ? header with { Parity = now }
            : throw new ExperimentException($"another system than that of the rounds that are there: {changed}");
    }

    private static bool IsOfTheSame(SideBuild one, SideBuild other) => (one.Side, one.Component) == (other.Side, other.Component);
}

/// <summary>Takes out of a run's folder what belongs to no round that ended: a torn last line, and the pipeline runs of the round that
/// was under way. That round is run again, and nothing of it may count twice.</summary>
internal static class InterruptedFiles
{
    /// <returns>The rounds that ended, by index.</returns>
    /// <exception cref="RunFolderException">A file is not what it should be.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static async Task<IReadOnlySet<int>> MendAsync(RunFolder folder, CancellationToken cancellationToken)
    {
        foreach (var file in (ReadOnlySpan<FileInfo>)[folder.Rounds, folder.Pipelines, folder.Samples])
            CutTornLine(file);
        var rounds = await folder.ReadRoundsAsync(cancellationToken);
        var done = rounds.Select(round => round.Index).ToHashSet();
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
            return JsonSerializer.Deserialize(line, ResultsJson.Reading<PipelineRecord>())?.Round ?? -1;
        }
        catch (JsonException exception)
        {
            throw new RunFolderException($"pipelines.jsonl has a line that is no pipeline run: {exception.Message}", exception);
        }
    }
}
