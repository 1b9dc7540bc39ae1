using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IrisBench.FunctionHost;

/// <summary>Tells with every answer, errors included, which process gave it: a caller sees by that whether it met a new one, and how long
/// ago that started and began to listen.</summary>
internal static class InstanceIdentity
{
    private const string IdHeader = "X-Instance-Id";
    private const string StartedHeader = "X-Instance-Started";
    private const string ReadyHeader = "X-Instance-Ready";

    private static readonly string Id = Guid.NewGuid().ToString();
    private static readonly string Started = UnixSeconds(Process.GetCurrentProcess().StartTime.ToUniversalTime());
    private static string? _ready;

    /// <summary>Adds the headers; the first middleware, so that no other one's answer is without them.</summary>
    public static void UseInstanceIdentity(this WebApplication app)
    {
        app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted
            .Register(() => _ready ??= UnixSeconds(DateTime.UtcNow));
        app.Use((context, next) =>
        {
            // When the answer starts, as the handler of exceptions clears what was set before.
            context.Response.OnStarting(() =>
            {
                Write(context.Response.Headers);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    private static void Write(IHeaderDictionary headers)
    {
        headers[IdHeader] = Id;
        headers[StartedHeader] = Started;
        // The first answer can be earlier than the server's word that it listens.
        headers[ReadyHeader] = _ready ??= UnixSeconds(DateTime.UtcNow);
    }

    private static string UnixSeconds(DateTime utc)
        => (utc - DateTime.UnixEpoch).TotalSeconds.ToString("F3", CultureInfo.InvariantCulture);
}
