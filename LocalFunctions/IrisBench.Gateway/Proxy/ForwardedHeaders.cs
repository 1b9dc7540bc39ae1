namespace IrisBench.Gateway.Proxy;

/// <summary>Tells a function who called, in every mode alike.</summary>
internal static class ForwardedHeaders
{
    private const string ForwardedFor = "X-Forwarded-For";
    private const string ForwardedHost = "X-Forwarded-Host";

    /// <summary>Adds the caller to those that are told already; the host that was asked first stays the one that is told.</summary>
    public static void Add(HttpRequest request)
    {
        var caller = request.HttpContext.Connection.RemoteIpAddress?.ToString();
        var before = request.Headers[ForwardedFor].ToString();
        request.Headers[ForwardedFor] = before.Length > 0 ? $"{before}, {caller}" : caller;
        if (request.Headers[ForwardedHost].Count == 0)
        {
            request.Headers[ForwardedHost] = request.Host.Value;
        }
    }
}
