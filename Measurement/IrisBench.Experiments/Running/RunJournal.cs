using System.Globalization;
using System.Text.Json;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Running;

/// <summary>Writes down what a run measures, at once, so that even a kill keeps it; and tells who follows.</summary>
internal sealed class RunJournal : IDisposable
{
    private readonly IRunProgress _progress;
    private readonly JsonLinesWriter<RoundRecord> _rounds;
    private readonly JsonLinesWriter<PipelineRecord> _pipelines;
    private readonly JsonLinesWriter<SampleRecord> _samples;
    private readonly HeaderFile _header;

    private RunJournal(
        RunFolder folder, HeaderFile header, IReadOnlySet<int> done, IRunProgress progress, double? measuredSeconds = null)
    {
        (Folder, _header, Done, Rounds, _progress, MeasuredSeconds)
            = (folder, header, done, done.Count, progress, measuredSeconds);
        _rounds = new JsonLinesWriter<RoundRecord>(folder.Rounds, ResultsJson.Default.RoundRecord);
        _pipelines = new JsonLinesWriter<PipelineRecord>(folder.Pipelines, ResultsJson.Default.PipelineRecord);
        _samples = new JsonLinesWriter<SampleRecord>(folder.Samples, ResultsJson.Default.SampleRecord);
    }

    public RunFolder Folder { get; }

    /// <summary>Rounds that were in the folder before, by index.</summary>
    public IReadOnlySet<int> Done { get; }

    public int Rounds { get; private set; }

    /// <summary>Where what was measured before ends, in seconds since the run began; null for a new run.</summary>
    public double? MeasuredSeconds { get; }

    /// <exception cref="ExperimentException">The folder cannot be made.</exception>
    public static RunJournal Create(DirectoryInfo results, string experiment, DateTimeOffset startedAt, IRunProgress progress)
    {
        try
        {
            var folder = new RunFolder(NewFolder(results, experiment, startedAt));
            return new RunJournal(folder, new HeaderFile(folder), new HashSet<int>(), progress);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ExperimentException($"{results} cannot hold a run: {exception.Message} Name another folder by --results.", exception);
        }
    }

    /// <summary>Opens the folder of a run that was interrupted, and takes out of it what belongs to a round that never ended.</summary>
    /// <exception cref="ExperimentException">It cannot be written to, or somebody writes to it.</exception>
    /// <exception cref="RunFolderException">A file is not what it should be.</exception>
    public static async Task<RunJournal> ReopenAsync(RunFolder folder, IRunProgress progress, CancellationToken cancellationToken)
    {
        HeaderFile? header = null;
        try
        {
            folder.EnsurePlain();
            header = new HeaderFile(folder);
            var (done, seconds) = await InterruptedFiles.MendAsync(folder, cancellationToken);
            return new RunJournal(folder, header, done, progress, seconds);
        }
        catch (Exception exception)
        {
            header?.Dispose();
            if (exception is not (IOException or UnauthorizedAccessException))
                throw;
            throw new ExperimentException($"{folder.Directory} cannot be gone on with: {exception.Message}", exception);
        }
    }

    public void Write(RunHeader header) => _header.Write(header);

    /// <summary>How the run ended, with what its raw files are, to which nothing is added any more. When even that cannot be written, the
    /// caller still says it.</summary>
    /// <returns>What was written.</returns>
    public async Task<RunHeader> WriteLastAsync(RunHeader header)
    {
        CloseRaw();
        try
        {
            header = header with { Files = await FileDigest.OfRawAsync(Folder, CancellationToken.None) };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // How it ended can be written still.
        }

        try
        {
            _header.WriteLast(header);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder is gone or lost; what is in it says that the run goes on, and readers know that it may not.
        }

        return header;
    }

    public void Write(RoundRecord round)
    {
        _rounds.Write(round);
        Rounds++;
        Tell(new RoundEnded(round));
    }

    public void Write(PipelineRecord pipeline)
    {
        _pipelines.Write(pipeline);
        Tell(new PipelineAnswered(pipeline));
    }

    public void Write(SampleRecord sample)
    {
        _samples.Write(sample);
        Tell(new Sampled(sample));
    }

    public void Tell(RunEvent progress)
    {
        try
        {
            _progress.Report(progress);
        }
        catch (Exception)
        {
            // Who follows a run, on a terminal that is gone or full, does not end it.
        }
    }

    public void Dispose()
    {
        _header.Dispose();
        CloseRaw();
    }

    private void CloseRaw()
    {
        _rounds.Dispose();
        _pipelines.Dispose();
        _samples.Dispose();
    }

    private static DirectoryInfo NewFolder(DirectoryInfo results, string experiment, DateTimeOffset startedAt)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{experiment}-{startedAt:yyyyMMdd-HHmmss}");
        results.Create();
        var free = Enumerable.Range(1, int.MaxValue)
            .Select(attempt => new DirectoryInfo(Path.Combine(results.FullName, attempt == 1 ? name : $"{name}-{attempt}")))
            .First(folder => !folder.Exists);
        PlainFile.CreateFolder(free);
        return free;
    }
}

/// <summary>Writes <c>run.json</c>. Each time it is replaced in one go, so that a reader sees the old one or the new. Room for the last
/// one is taken at the begin: a disk that a run fills up still holds how it ended. While that file is held open, nobody else can go on
/// with the run; the system lets go of it however the process ends.</summary>
internal sealed class HeaderFile : IDisposable
{
    private const int ReservedBytes = 64 * 1024;

    private readonly RunFolder _folder;
    private readonly FileStream _reserved;

    /// <exception cref="IOException">There is no room, or another process writes the run.</exception>
    public HeaderFile(RunFolder folder)
    {
        _folder = folder;
        _reserved = PlainFile.OpenToWrite(folder.Reserved, alone: true);
        // Written, not only declared: not every file system reserves what is declared.
        _reserved.Position = 0;
        _reserved.Write(new byte[ReservedBytes]);
        _reserved.Position = 0;
    }

    public void Write(RunHeader header) => PlainFile.Replace(_folder.Header, stream => Serialize(stream, header));

    public void WriteLast(RunHeader header)
    {
        using (_reserved)
        {
            Serialize(_reserved, header);
            _reserved.SetLength(_reserved.Position);
        }

        File.Move(_folder.Reserved.FullName, _folder.Header.FullName, overwrite: true);
    }

    public void Dispose()
    {
        _reserved.Dispose();
        File.Delete(_folder.Reserved.FullName);
    }

    private static void Serialize(Stream stream, RunHeader header)
    {
        JsonSerializer.Serialize(stream, header, ResultsJson.Default.RunHeader);
        stream.WriteByte((byte)'\n');
    }
}
