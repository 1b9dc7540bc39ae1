using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Running;

/// <summary>What must be as it was when an interrupted run goes on: rounds of two machines, of two builds or of two systems are no rounds
/// of one run.</summary>
internal static class ResumedRun
{
    private const string AsThen = "Set it up as it was then, or begin a new run.";

    /// <summary>The header to go on with; it says that the run was interrupted.</summary>
    /// <exception cref="ExperimentException">This is another machine, or another irisbench.</exception>
    /// <exception cref="RunFolderException">It is no run's folder.</exception>
    public static async Task<RunHeader> HeaderAsync(RunFolder folder, MachineDescription machine, CancellationToken cancellationToken)
    {
        var header = await folder.ReadHeaderAsync(cancellationToken);
        if ((header.Machine.Cpu, header.Machine.Cores) != (machine.Cpu, machine.Cores))
            throw new ExperimentException(
                $"{folder.Directory} was begun on {header.Machine.Cores} cores of {header.Machine.Cpu}; "
                + $"this is {machine.Cores} of {machine.Cpu}. Go on there, or begin a new run here.");
        if (header.ToolVersion != SourceRevision.ToolVersion)
            throw new ExperimentException(
                $"{folder.Directory} was begun by irisbench {header.ToolVersion}; this is {SourceRevision.ToolVersion}, which may measure "
                + "otherwise. Go on with that version, or begin a new run.");
        var note = FormattableString.Invariant($"It was interrupted and went on at {DateTimeOffset.UtcNow:yyyy-MM-dd HH:mm:ss} UTC; ")
            + "parity gate and baseline were taken again.";
        return header with
        {
            Status = RunStatus.Running,
            StatusReason = null,
            EndedAt = null,
            Files = null,
            Notes = [.. header.Notes, note],
        };
    }

    /// <summary>The header with what is watched now.</summary>
    /// <exception cref="ExperimentException">A program was built otherwise than in the rounds that are there, or memory cannot be counted
    /// as in them, or comes from elsewhere.</exception>
    public static RunHeader WithComponents(RunHeader header, RunParts run, IReadOnlyDictionary<string, ComponentBuild> builds)
    {
        var source = run.Testbed.Source;
        if (run.Journal.Done.Count > 0 && (header.Source, header.Scope) != (source.Kind, source.Scope))
            throw new ExperimentException(
                $"CPU and memory came from {header.Source}, of {header.Scope}, when the run began; now they come from {source.Kind}, "
                + $"of {source.Scope}. {AsThen}");
        if (run.Journal.Done.Count > 0 && !source.TryCount(header.MemoryKind, "so it was when the run began"))
            throw new ExperimentException(
                $"The memory of the rounds that are there is counted as {header.MemoryKind.ToString().ToLowerInvariant()}; "
                + $"it is {source.Memory.ToString().ToLowerInvariant()} now. {AsThen}");
        var now = run.Testbed.ComponentsOf(builds);
        var before = header.Components.ToDictionary(component => component.Name);
        if (run.Journal.Done.Count > 0 && now.FirstOrDefault(component => before.TryGetValue(component.Name, out var known)
            && known.Build is not null && component.Build is not null && known.Build != component.Build) is { } other)
            throw new ExperimentException(
                $"{other.Name} was built otherwise ({before[other.Name].Build}) when the run began; it is {other.Build} now. "
                + "Build it as it was then, or begin a new run.");
        if (run.Journal.Done.Count > 0 && now.FirstOrDefault(component => before.TryGetValue(component.Name, out var known)
            && known.Start is not null && component.Start is not null && known.Start != component.Start) is { } restarted)
            throw new ExperimentException(
                $"{restarted.Name} was started otherwise when the run began: by another command, or from another program file. Start it as "
                + "it was then, or begin a new run.");
        return header with
        {
            Scope = source.Scope,
            Memory = source.Memory,
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
            throw new ExperimentException($"{other.Component} of {other.Side} was built otherwise when the run began ({other.Build}). "
                + "Build it as it was then, or begin a new run.");
        return header with { SideBuilds = [.. header.SideBuilds.Except(before), .. now] };
    }

    /// <summary>The header with what scales the functions of a side now.</summary>
    /// <exception cref="ExperimentException">Something else did in the rounds that are there.</exception>
    public static RunHeader WithScaling(RunHeader header, RunParts run, string side, IReadOnlyList<SideScaling> now)
    {
        var before = header.SideScaling.Where(known => known.Side == side).ToArray();
        if (run.Journal.Done.Count > 0 && !before.ToHashSet().SetEquals(now))
            throw new ExperimentException($"The functions of {side} were scaled otherwise when the run began. {AsThen}");
        return header with { SideScaling = [.. header.SideScaling.Except(before), .. now] };
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
            : throw new ExperimentException($"another system than that of the rounds that are there: {changed}. {AsThen}");
    }

    private static bool IsOfTheSame(SideBuild one, SideBuild other) => (one.Side, one.Component) == (other.Side, other.Component);
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
        var (done, seconds) = (new HashSet<int>(), 0.0);
        var rounds = await JsonLines.ReadWhileAsync(
            folder.Rounds,
            ResultsJson.Reading<RoundRecord>(),
            RecordRules.IsPlausible,
            round =>
            {
                seconds = Math.Max(seconds, round.StartedAtSeconds + round.DurationSeconds);
                return done.Add(round.Index) ? true : throw new RunFolderException($"{folder.Rounds} has a round twice.");
            },
            cancellationToken);
        // Rounds follow each other, so what belongs to one that did not end is at the end of the file.
        var pipelines = await JsonLines.ReadWhileAsync(
            folder.Pipelines, ResultsJson.Reading<PipelineRecord>(), RecordRules.IsPlausible, pipeline => done.Contains(pipeline.Round),
            cancellationToken);
        var samples = await JsonLines.ReadWhileAsync(
            folder.Samples,
            ResultsJson.Reading<SampleRecord>(),
            RecordRules.IsPlausible,
            sample =>
            {
                seconds = Math.Max(seconds, sample.AtSeconds);
                return true;
            },
            cancellationToken);

        // All of it can be read: only now is any of it changed.
        Cut(folder.Rounds, rounds);
        Cut(folder.Pipelines, pipelines);
        Cut(folder.Samples, samples);
        return (done, seconds);
    }

    private static void Cut(FileInfo file, long length)
    {
        using var stream = PlainFile.OpenToWrite(file);
        stream.SetLength(length);
    }
}
