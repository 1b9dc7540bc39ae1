using IrisBench.Gateway.Processes;

namespace IrisBench.Gateway.Functions;

/// <summary>The last lines that a function's processes wrote.</summary>
internal sealed class FunctionLog
{
    private const int Kept = 1000;

    private readonly Lock _lock = new();
    private readonly Queue<FunctionLogLine> _lines = new();

    /// <summary>Keeps a line and answers how it can be shown: a terminal that shows it must not obey it.</summary>
    public string Add(string instance, string text)
    {
        var line = PrintableText.Of(text);
        lock (_lock)
        {
            _lines.Enqueue(new FunctionLogLine(instance, DateTimeOffset.UtcNow, line));
            if (_lines.Count > Kept)
                _lines.Dequeue();
        }

        return line;
    }

    /// <summary>Keeps all lines of a text.</summary>
    public void AddText(string instance, string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            Add(instance, line);
    }

    public IReadOnlyList<FunctionLogLine> Last()
    {
        lock (_lock)
            return [.. _lines];
    }

    /// <summary>The last words of an instance, to tell why it ended.</summary>
    public string LastOf(string instance, int lines)
        => string.Join('\n', Last().Where(line => line.Instance == instance).TakeLast(lines).Select(line => line.Text));
}

internal sealed record FunctionLogLine(string Instance, DateTimeOffset Timestamp, string Text);
