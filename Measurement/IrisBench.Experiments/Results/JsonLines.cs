using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace IrisBench.Experiments.Results;

/// <summary>JSON Lines (https://jsonlines.org): a value a line, read a line at a time. The bounds hold for who writes, too.</summary>
internal static class JsonLines
{
    public const long MaximumFileBytes = 4L << 30;
    public const int MaximumLineBytes = 16 << 20;

    private const int BlockBytes = 64 << 10;

    /// <summary>Reads all values. None for a file that does not exist; a last line without its end is what a killed writer left.</summary>
    /// <exception cref="RunFolderException">A line is not such a value, or not one that can be reckoned with.</exception>
    /// <exception cref="InvalidDataException">It is no file, or larger than one may be.</exception>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(
        FileInfo file, JsonTypeInfo<T> type, Func<T, bool> isPlausible, CancellationToken cancellationToken)
        where T : class
    {
        var values = new List<T>();
        await ReadWhileAsync(file, type, isPlausible, Take, cancellationToken);
        return values;

        bool Take(T value)
        {
            values.Add(value);
            return true;
        }
    }

    /// <summary>Reads values for as long as they are taken.</summary>
    /// <returns>How many bytes of the file are whole lines that were taken.</returns>
    /// <exception cref="RunFolderException">A line is not such a value, or not one that can be reckoned with.</exception>
    /// <exception cref="InvalidDataException">It is no file, or larger than one may be.</exception>
    public static async Task<long> ReadWhileAsync<T>(
        FileInfo file, JsonTypeInfo<T> type, Func<T, bool> isPlausible, Func<T, bool> take, CancellationToken cancellationToken)
        where T : class
    {
        await using var stream = PlainFile.TryOpen(file, MaximumFileBytes);
        var (buffer, filled, taken, number) = (new byte[BlockBytes], 0, 0L, 0);
        while (stream is not null && await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken) is > 0 and var read)
        {
            // What was there before has no line break.
            var (begin, searched) = (0, filled);
            filled += read;
            while (buffer.AsSpan(searched..filled).IndexOf((byte)'\n') is >= 0 and var found)
            {
                number++;
                var end = searched + found;
                if (Value(buffer.AsSpan(begin..end)) is { } value && !take(value))
                    return taken;
                taken += end + 1 - begin;
                begin = searched = end + 1;
            }

            buffer.AsSpan(begin..filled).CopyTo(buffer);
            filled -= begin;
            if (filled == MaximumLineBytes)
                throw new RunFolderException($"{file}, line {number + 1}: it is longer than {MaximumLineBytes >> 20} MiB.");
            if (filled == buffer.Length)
                Array.Resize(ref buffer, Math.Min(2 * filled, MaximumLineBytes));
        }

        return taken;

        T? Value(ReadOnlySpan<byte> line)
        {
            try
            {
                if (line is [] or [(byte)'\r'])
                    return null;
                var value = JsonSerializer.Deserialize(line, type) ?? throw new JsonException("It is null.");
                return isPlausible(value) ? value : throw new JsonException("It has a number that nobody can have measured.");
            }
            catch (JsonException exception)
            {
                throw new RunFolderException($"{file}, line {number}: {HandWrittenJson.Problem(exception)}", exception);
            }
        }
    }
}

/// <summary>Appends values to a file of JSON Lines, each with one write: a killed process leaves at most its last line torn. What comes
/// after the end, as a late sample, is passed over.</summary>
/// <param name="file">The file; it is made where there is none.</param>
/// <param name="type">How a value is written.</param>
/// <param name="maximumBytes">How large the file may become.</param>
internal sealed class JsonLinesWriter<T>(FileInfo file, JsonTypeInfo<T> type, long maximumBytes = JsonLines.MaximumFileBytes) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly FileStream _stream = PlainFile.OpenToWrite(file);
    private bool _isClosed;

    /// <exception cref="IOException">It cannot be written; nothing of it is in the file.</exception>
    /// <exception cref="ExperimentException">It would be more than anybody reads; nothing of it is in the file.</exception>
    public void Write(T value)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(value, type), (byte)'\n'];
        lock (_lock)
        {
            if (_isClosed)
                return;
            var whole = _stream.Length;
            if (line.Length > JsonLines.MaximumLineBytes || whole + line.Length > maximumBytes)
                throw new ExperimentException(
                    $"{file.Name} would be larger than {maximumBytes >> 20} MiB, or one of its lines than "
                    + $"{JsonLines.MaximumLineBytes >> 20} MiB, and no report reads that: take fewer or shorter rounds, "
                    + "or larger sampleSeconds");
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

    public void Dispose()
    {
        lock (_lock)
        {
            _isClosed = true;
            _stream.Dispose();
        }
    }
}
