namespace IrisBench.Experiments.Load.Traces;

/// <summary>The lines of a trace, one after the other, of which none is kept. Empty ones and comments (<c>#</c>) are passed over; white
/// space at both ends, the mark of UTF-8 at the file's begin, and Windows' line ends are taken away.</summary>
/// <param name="stream">The file, from its begin on.</param>
/// <param name="path">Its path, for messages.</param>
/// <param name="cancellationToken">Ends it.</param>
internal sealed class TraceLines(Stream stream, string path, CancellationToken cancellationToken)
{
    private const int MaximumLineBytes = 64 << 10;

    private readonly byte[] _buffer = new byte[2 * MaximumLineBytes];
    private int _begin;
    private int _end;
    private bool _isRead;
    private long _number;

    /// <summary>Reads on to the next line that says something.</summary>
    /// <param name="line">The line; it stands until the next is read.</param>
    /// <returns>False at the end.</returns>
    /// <exception cref="ExperimentException">A line is longer than any may be, or the file is no text.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        while (TryReadAny(out line))
        {
            line = (_number == 1 ? Text(line) : line).Trim(" \t\r"u8);
            if (line is [not (byte)'#', ..])
                return true;
        }

        return false;
    }

    /// <summary>Why the line that was read last is none.</summary>
    public ExperimentException Refused(string problem) => new($"{path}, line {_number}: {problem}");

    private bool TryReadAny(out ReadOnlySpan<byte> line)
    {
        _number++;
        for (var searched = 0; ;)
        {
            var rest = _buffer.AsSpan(_begin.._end);
            var found = rest[searched..].IndexOf((byte)'\n');
            if (found < 0 && rest.Length <= MaximumLineBytes && !_isRead)
            {
                searched = rest.Length;
                ReadOn(rest);
                continue;
            }

            // The last line need not have an end.
            var length = found < 0 ? rest.Length : searched + found;
            if (length > MaximumLineBytes)
                throw Refused($"it is longer than {MaximumLineBytes >> 10} KiB, which no line of a trace is");
            line = rest[..length];
            _begin = Math.Min(_end, _begin + length + 1);
            return found >= 0 || length > 0;
        }
    }

    private void ReadOn(ReadOnlySpan<byte> rest)
    {
        cancellationToken.ThrowIfCancellationRequested();
        rest.CopyTo(_buffer);
        (_begin, _end) = (0, rest.Length);
        var read = stream.Read(_buffer.AsSpan(_end));
        (_end, _isRead) = (_end + read, read == 0);
    }

    private ReadOnlySpan<byte> Text(ReadOnlySpan<byte> line) => line switch
    {
        [0xEF, 0xBB, 0xBF, .. var text] => text,
        // gzip, ZIP, RAR, xz.
        [0x1F, 0x8B, ..] or [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] or [0xFD, (byte)'7', ..]
            => throw Refused("the file is compressed; unpack it first"),
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => throw Refused("the file is UTF-16; save it as UTF-8"),
        _ => line,
    };
}
