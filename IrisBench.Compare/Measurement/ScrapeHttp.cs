namespace IrisBench.Compare.Measurement;

internal static class ScrapeHttp
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private const int MaximumScrapeBytes = 4 * 1024 * 1024;

    public static HttpClient Create() => new(new SocketsHttpHandler { UseProxy = false })
    {
        Timeout = Timeout,
        MaxResponseContentBufferSize = MaximumScrapeBytes,
    };
}
