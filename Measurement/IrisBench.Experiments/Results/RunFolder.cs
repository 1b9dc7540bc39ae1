using System.Text.Json;
using IrisBench.Experiments.Definition.Reading;

namespace IrisBench.Experiments.Results;

/// <summary>The folder of a run: where its files are, and how they are read. The run itself appends to them while it goes on.</summary>
/// <param name="directory">The folder.</param>
public sealed class RunFolder(DirectoryInfo directory)
{
    // Thousands of notes; a real one has some kilobytes.
    private const long MaximumHeaderBytes = 4 << 20;

    /// <summary>The folder.</summary>
    public DirectoryInfo Directory { get; } = directory;

    /// <summary><c>run.json</c>: the <see cref="RunHeader"/>.</summary>
    public FileInfo Header { get; } = In(directory, "run.json");

    /// <summary>Room for the last <c>run.json</c>, while the run goes on.</summary>
    internal FileInfo Reserved { get; } = In(directory, "run.json.last");

    /// <summary><c>rounds.jsonl</c>: a <see cref="RoundRecord"/> a line.</summary>
    public FileInfo Rounds { get; } = In(directory, "rounds.jsonl");

    /// <summary><c>pipelines.jsonl</c>: a <see cref="PipelineRecord"/> a line.</summary>
    public FileInfo Pipelines { get; } = In(directory, "pipelines.jsonl");

    /// <summary><c>samples.jsonl</c>: a <see cref="SampleRecord"/> a line.</summary>
    public FileInfo Samples { get; } = In(directory, "samples.jsonl");

    /// <summary>Reads all that was measured. A run may have been killed: a torn last line, and pipeline runs of a round that never
    /// ended, are left out.</summary>
    /// <exception cref="RunFolderException">It is not a run's folder, or a file is not what it should be.</exception>
    public async Task<RawRun> ReadAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var header = await ReadHeaderAsync(cancellationToken);
            var rounds = await ReadRoundsAsync(cancellationToken);
            if (RecordRules.Unknown(rounds, header.Experiment) is { } unknown)
                throw new RunFolderException(
                    $"{Rounds} has rounds of '{unknown}', a side that {Header.Name} does not have: take both from the same run.");
            var pipelines = await JsonLines.ReadAsync(
                Pipelines, ResultsJson.Reading<PipelineRecord>(), RecordRules.IsPlausible, cancellationToken);
            var samples = await JsonLines.ReadAsync(
                Samples, ResultsJson.Reading<SampleRecord>(), RecordRules.IsPlausible, cancellationToken);
            var ended = rounds.Select(round => round.Index).ToHashSet();
            // Written by a version that went on by the wall clock, which had been set back: two sittings at the same seconds.
            if (RecordRules.RunBack(samples))
                (header, samples) = (header with { Notes = [.. header.Notes, "Its clock was set back; the samples are left out."] }, []);
            return new RawRun(header, rounds, [.. pipelines.Where(run => ended.Contains(run.Round))], samples);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new RunFolderException($"{Directory} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Reads <c>rounds.jsonl</c> alone.</summary>
    /// <exception cref="RunFolderException">A line is no round, or a round is there twice.</exception>
    internal async Task<IReadOnlyList<RoundRecord>> ReadRoundsAsync(CancellationToken cancellationToken)
    {
        var rounds = await JsonLines.ReadAsync(Rounds, ResultsJson.Reading<RoundRecord>(), RecordRules.IsPlausible, cancellationToken);
        return RecordRules.Twice(rounds) is { } twice
            ? throw new RunFolderException($"{Rounds} has a round twice: {twice}.")
            : rounds;
    }

    /// <summary>Reads <c>run.json</c> alone.</summary>
    /// <exception cref="RunFolderException">It is not a run's folder, or the file is not what it should be.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public async Task<RunHeader> ReadHeaderAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await using var file = PlainFile.TryOpen(Header, MaximumHeaderBytes)
                ?? throw new RunFolderException($"{Directory} is not the folder of a run: it has no {Header.Name}. "
                    + "Name one of those below results/.");
            var header = await JsonSerializer.DeserializeAsync(file, ResultsJson.Reading<RunHeader>(), cancellationToken)
                ?? throw new RunFolderException($"{Header} is empty.");
            if (header.Schema > RunHeader.CurrentSchema)
                throw new RunFolderException(
                    $"{Header} is of schema {header.Schema}; this irisbench reads up to {RunHeader.CurrentSchema}: "
                    + "take the irisbench that wrote it, or a newer one.");
            RecordRules.EnsurePlausible(header);
            return header;
        }
        catch (Exception exception) when (exception is JsonException or DefinitionException or InvalidDataException)
        {
            var problem = exception is JsonException json ? HandWrittenJson.Problem(json) : exception.Message;
            throw new RunFolderException($"{Header} is not the header of a run: {problem}", exception);
        }
    }

    /// <summary>Refuses a folder in which one of the files that a run writes is none, before anything is written.</summary>
    /// <exception cref="InvalidDataException">There is a link, a pipe or a device.</exception>
    public void EnsurePlain() => PlainFile.Ensure(
        Header.FullName, PlainFile.TemporaryOf(Header), Reserved.FullName, Rounds.FullName, Pipelines.FullName, Samples.FullName);

    private static FileInfo In(DirectoryInfo directory, string name) => new(Path.Combine(directory.FullName, name));
}

/// <summary>All that a run measured, as its folder holds it.</summary>
/// <param name="Header"><c>run.json</c>.</param>
/// <param name="Rounds"><c>rounds.jsonl</c>, in the order of execution.</param>
/// <param name="Pipelines"><c>pipelines.jsonl</c>.</param>
/// <param name="Samples"><c>samples.jsonl</c>, by time.</param>
public sealed record RawRun(
    RunHeader Header, IReadOnlyList<RoundRecord> Rounds, IReadOnlyList<PipelineRecord> Pipelines, IReadOnlyList<SampleRecord> Samples)
{
    /// <summary>The run as if only some of its rounds had been run.</summary>
    public RawRun OfRounds(Func<RoundRecord, bool> isOf)
    {
        RoundRecord[] rounds = [.. Rounds.Where(isOf)];
        var indices = rounds.Select(round => round.Index).ToHashSet();
        return this with { Rounds = rounds, Pipelines = [.. Pipelines.Where(pipeline => indices.Contains(pipeline.Round))] };
    }
}

/// <summary>A run's folder cannot be read; the message says why, for the user, in one line.</summary>
/// <param name="message">Why. No more of it is kept than anybody reads: names from the folder may be in it.</param>
/// <param name="innerException">What it came from.</param>
public sealed class RunFolderException(string message, Exception? innerException = null)
    : Exception(Excerpt.Of(message, 2 * Excerpt.Sentence), innerException);
