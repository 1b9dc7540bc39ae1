using IrisBench.Pipeline.Models;

namespace IrisServer.Hosting;

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
