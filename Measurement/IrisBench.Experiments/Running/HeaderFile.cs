using System.Text.Json;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Running;

/// <summary>
/// Writes <c>run.json</c>. Each time it is replaced in one go, so that a reader sees the old one or the new. Room for the
/// last one is taken at the begin: a disk that a run fills up still holds how it ended. While that file is held open, nobody
/// else can go on with the run; the system lets go of it however the process ends.
/// </summary>
internal sealed class HeaderFile : IDisposable
{
    private const int ReservedBytes = 64 * 1024;

    private readonly FileInfo _file;
    private readonly FileStream _reserved;

    /// <exception cref="IOException">There is no room, or another process writes the run.</exception>
    public HeaderFile(FileInfo file)
    {
        _file = file;
        _reserved = new FileStream(file.FullName + ".last", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 0);
        // Written, not only declared: not every file system reserves what is declared.
        _reserved.Write(new byte[ReservedBytes]);
        _reserved.Position = 0;
    }

    public void Write(RunHeader header) => Replace(new FileStream(_file.FullName + ".tmp", FileMode.Create, FileAccess.Write), header);

    public void WriteLast(RunHeader header) => Replace(_reserved, header);

    public void Dispose()
    {
        _reserved.Dispose();
        File.Delete(_reserved.Name);
    }

    private void Replace(FileStream temporary, RunHeader header)
    {
        using (var stream = temporary)
        {
            JsonSerializer.Serialize(stream, header, ResultsJson.Default.RunHeader);
            stream.WriteByte((byte)'\n');
            stream.SetLength(stream.Position);
        }

        File.Move(temporary.Name, _file.FullName, overwrite: true);
    }
}
