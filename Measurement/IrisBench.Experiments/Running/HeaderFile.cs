using System.Text.Json;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Running;

/// <summary>
/// Writes <c>run.json</c>. Each time it is replaced in one go, so that a reader sees the old one or the new. Room for the
/// last one is taken at the begin: a disk that a run fills up still holds how it ended.
/// </summary>
internal sealed class HeaderFile : IDisposable
{
    private const int ReservedBytes = 64 * 1024;

    private readonly FileInfo _file;
    private readonly string _reserved;

    /// <exception cref="IOException">There is no room.</exception>
    public HeaderFile(FileInfo file)
    {
        (_file, _reserved) = (file, file.FullName + ".last");
        // Written, not only declared: not every file system reserves what is declared.
        File.WriteAllBytes(_reserved, new byte[ReservedBytes]);
    }

    public void Write(RunHeader header) => Replace(_file.FullName + ".tmp", FileMode.Create, header);

    public void WriteLast(RunHeader header) => Replace(_reserved, FileMode.Open, header);

    public void Dispose()
    {
        if (File.Exists(_reserved))
            File.Delete(_reserved);
    }

    private void Replace(string temporary, FileMode mode, RunHeader header)
    {
        using (var stream = new FileStream(temporary, mode, FileAccess.Write))
        {
            JsonSerializer.Serialize(stream, header, ResultsJson.Default.RunHeader);
            stream.WriteByte((byte)'\n');
            stream.SetLength(stream.Position);
        }

        File.Move(temporary, _file.FullName, overwrite: true);
    }
}
