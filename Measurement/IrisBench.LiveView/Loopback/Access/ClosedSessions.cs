using System.Collections.Concurrent;

namespace IrisBench.LiveView.Loopback.Access;

/// <summary>The sessions that were logged out: who has copied the cookie has it still after the browser forgot it. Known until the process ends.</summary>
internal sealed class ClosedSessions
{
    private readonly ConcurrentDictionary<string, bool> _closed = new(StringComparer.Ordinal);

    public void Add(string session) => _closed[session] = true;

    public bool Has(string session) => _closed.ContainsKey(session);
}
