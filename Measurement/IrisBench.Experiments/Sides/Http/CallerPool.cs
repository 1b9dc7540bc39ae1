using System.Collections.Concurrent;

namespace IrisBench.Experiments.Sides.Http;

/// <summary>Callers that are not calling, to be used again: their connections are still open.</summary>
internal sealed class CallerPool : IDisposable
{
    private readonly ConcurrentBag<CallerConnection> _idle = [];

    public CallerConnection Rent() => _idle.TryTake(out var connection) ? connection : new CallerConnection();

    public void Return(CallerConnection connection) => _idle.Add(connection);

    public void Dispose()
    {
        while (_idle.TryTake(out var connection))
            connection.Dispose();
    }
}
