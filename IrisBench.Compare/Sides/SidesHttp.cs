namespace IrisBench.Compare.Sides;

internal static class SidesHttp
{
    // The original's write_timeout is 300 s for a step; the monolith runs four in one request.
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    private const int MaximumAnswerBytes = 1024 * 1024;

    public static HttpClient Create() => new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = Timeout,
        MaxResponseContentBufferSize = MaximumAnswerBytes,
    };
}
