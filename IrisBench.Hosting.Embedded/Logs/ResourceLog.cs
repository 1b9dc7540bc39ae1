using System.Threading.Channels;
using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.Embedded;

// The last lines of one resource, and those who follow it.
internal sealed class ResourceLog
{
    private const int Capacity = 10_000;
    private readonly Lock _lock = new();
    private readonly Queue<LogLine> _lines = new();
    private readonly List<Channel<LogLine>> _followers = [];
    private int _count;

    public LogLine Append(string content, bool isErrorMessage)
    {
        lock (_lock)
        {
            var line = new LogLine(++_count, content, isErrorMessage);
            if (_lines.Count == Capacity)
                _lines.Dequeue();
            _lines.Enqueue(line);
            foreach (var follower in _followers)
                follower.Writer.TryWrite(line);
            return line;
        }
    }

    public Channel<LogLine> Follow(out IReadOnlyList<LogLine> backlog)
    {
        var channel = Channel.CreateUnbounded<LogLine>();
        lock (_lock)
        {
            backlog = [.. _lines];
            _followers.Add(channel);
        }

        return channel;
    }

    public void Leave(Channel<LogLine> channel)
    {
        lock (_lock)
            _followers.Remove(channel);
    }
}
