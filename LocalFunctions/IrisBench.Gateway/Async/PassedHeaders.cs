namespace IrisBench.Gateway.Async;

/// <summary>Copies headers from one message to another that is sent over another connection.</summary>
internal static class PassedHeaders
{
    // Those that HTTP makes anew for each connection.
    private static readonly HashSet<string> NotPassed = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Connection", "Content-Length", "Transfer-Encoding", "Expect", "Keep-Alive", "Upgrade", "TE", "Trailer", "Proxy-Connection",
    };

    public static void Copy<T>(IEnumerable<KeyValuePair<string, T>> headers, HttpRequestMessage to)
        where T : IEnumerable<string>
    {
        foreach (var (name, values) in headers.Where(header => !NotPassed.Contains(header.Key)))
        {
            if (!to.Headers.TryAddWithoutValidation(name, values))
            {
                to.Content?.Headers.TryAddWithoutValidation(name, values);
            }
        }
    }
}
