namespace IrisBench.Gateway.Functions;

/// <summary>The last lines that a function's processes wrote.</summary>
internal sealed class FunctionLog
{
    private const int Kept = 1000;
    private const int LongestLine = 8192;

    private readonly Lock _lock = new();
    private readonly Queue<FunctionLogLine> _lines = new();

    public void Add(string instance, string text)
    {
        lock (_lock)
        {
            _lines.Enqueue(new FunctionLogLine(instance, DateTimeOffset.UtcNow, text.Length > LongestLine ? text[..LongestLine] : text));
            if (_lines.Count > Kept)
            {
                _lines.Dequeue();
            }
        }
    }

    public IReadOnlyList<FunctionLogLine> Last()
    {
        lock (_lock)
        {
            return [.. _lines];
        }
    }

    /// <summary>The last words of an instance, to tell why it ended.</summary>
    public string LastOf(string instance, int lines)
        => string.Join('\n', Last().Where(line => line.Instance == instance).TakeLast(lines).Select(line => line.Text));
}
