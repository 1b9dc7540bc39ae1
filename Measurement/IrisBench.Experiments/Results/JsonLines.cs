using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace IrisBench.Experiments.Results;

/// <summary>JSON Lines (https://jsonlines.org): a value a line, read a line at a time.</summary>
internal static class JsonLines
{
    private const long MaximumFileBytes = 4L << 30;
    private const int MaximumLineBytes = 16 << 20;

    /// <summary>Reads all values. None for a file that does not exist; a last line without its end is what a killed writer left.</summary>
    /// <exception cref="RunFolderException">A line is not such a value, or not one that can be reckoned with.</exception>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(
        FileInfo file, JsonTypeInfo<T> type, Func<T, bool> isPlausible, CancellationToken cancellationToken)
        where T : class
    {
        var values = new List<T>();
        if (BoundedFile.TryOpen(file, MaximumFileBytes) is not { } stream)
            return values;

        var reader = PipeReader.Create(stream);
        var number = 0;
        for (var ended = false; !ended;)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            for (number++; rest.PositionOf((byte)'\n') is { } end; number++)
            {
                if (Value(rest.Slice(0, end)) is { } value)
                    values.Add(value);
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            number--;
            ended = read.IsCompleted;
            if (!ended && rest.Length > MaximumLineBytes)
                throw new RunFolderException($"{file}, line {number + 1}: it is longer than {MaximumLineBytes >> 20} MiB.");
            reader.AdvanceTo(rest.Start, rest.End);
        }

        await reader.CompleteAsync();
        return values;

        T? Value(ReadOnlySequence<byte> line)
        {
            try
            {
                var json = new Utf8JsonReader(line);
                if (line.IsEmpty || line.FirstSpan is [(byte)'\r'])
                    return null;
                var value = JsonSerializer.Deserialize(ref json, type) ?? throw new JsonException("It is null.");
                return isPlausible(value) ? value : throw new JsonException("It has a number that nobody can have measured.");
            }
            catch (JsonException exception)
            {
                throw new RunFolderException($"{file}, line {number}: {exception.Message}", exception);
            }
        }
    }
}

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
