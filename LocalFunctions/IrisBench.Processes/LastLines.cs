namespace IrisBench.Processes;

/// <summary>The last lines that a child process printed: what is told of one that failed. From any thread.</summary>
public sealed class LastLines
{
    // What dotnet says of an SDK that is not there has six.
    private const int Kept = 6;
    private const int LongestLine = 300;

    private readonly Queue<string> _lines = new();

    /// <summary>Takes a line; null is the end of an output.</summary>
    public void Add(string? line)
    {
        if (line?.Trim() is not { Length: > 0 } text)
            return;
        lock (_lines)
        {
            _lines.Enqueue(text.Length > LongestLine ? text[..LongestLine] + "…" : text);
            if (_lines.Count > Kept)
                _lines.Dequeue();
        }
    }

    /// <summary>Takes all lines of a text.</summary>
    public LastLines AddAll(string text)
    {
        foreach (var line in text.Split('\n'))
            Add(line);
        return this;
    }

    /// <summary>Them in one line, or that there are none.</summary>
    public override string ToString()
    {
        lock (_lines)
            return _lines.Count > 0 ? string.Join(" | ", _lines) : "it printed nothing";
    }
}
