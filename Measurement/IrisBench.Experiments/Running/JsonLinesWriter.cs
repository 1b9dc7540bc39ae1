using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace IrisBench.Experiments.Running;

/// <summary>Appends values to a file of JSON Lines, each with one write: a killed process leaves at most its last line torn.</summary>
internal sealed class JsonLinesWriter<T>(FileInfo file, JsonTypeInfo<T> type) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly FileStream _stream = new(file.FullName, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);

    /// <exception cref="IOException">It cannot be written; nothing of it is in the file.</exception>
    public void Write(T value)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(value, type), (byte)'\n'];
        lock (_lock)
        {
            var whole = _stream.Length;
            try
            {
                _stream.Write(line);
            }
            catch (IOException)
            {
                // A disk that became full takes a part, and what comes later must not be glued to it.
                _stream.SetLength(whole);
                throw;
            }
        }
    }

    public void Dispose() => _stream.Dispose();
}
