using IrisBench.Pipeline.Models;

namespace IrisServer.Hosting;

/// <summary>Where the server listens when nobody says where.</summary>
internal static class ListenAddress
{
    private const string Default = "http://127.0.0.1:6001";

    private static readonly string[] Settings = ["URLS", "HTTP_PORTS", "HTTPS_PORTS"];

    public static void ListenOnLoopbackByDefault(this WebApplicationBuilder builder)
    {
        var isSet = Settings.Any(name => !string.IsNullOrEmpty(builder.Configuration[name]))
            || builder.Configuration.GetSection("Kestrel:Endpoints").Exists();
        if (!isSet)
            builder.WebHost.UseUrls(Default);
    }
}

/// <summary>What Kestrel accepts from a client.</summary>
internal static class RequestLimits
{
    /// <summary>Largest body of <c>POST /user</c>, in bytes.</summary>
    public const int UserBodyBytes = 4 * 1024;

    /// <summary>Largest body of <c>POST /model</c>, in bytes; nothing larger is read anywhere.</summary>
    public const int ModelBodyBytes = ModelDocument.MaximumBytes;

    public static void AddRequestLimits(this WebApplicationBuilder builder)
        => builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = ModelBodyBytes;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        });
}

/// <summary>Reads a whole body into memory. Kestrel enforces the endpoint's size limit and the minimum data rate.</summary>
internal static class RequestBody
{
    /// <exception cref="BadHttpRequestException">The body is too large (413) or comes too slowly (408).</exception>
    public static async Task<byte[]> ReadBytesAsync(this HttpRequest request, CancellationToken cancellationToken)
    {
        // Grows with what has come, not with what was announced.
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellationToken);
        return buffer.ToArray();
    }
}
