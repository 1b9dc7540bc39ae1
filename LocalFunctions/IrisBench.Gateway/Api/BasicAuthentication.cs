using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using IrisBench.ServiceDefaults;

namespace IrisBench.Gateway.Api;

/// <summary>Basic authentication (RFC 7617) of <c>/system</c>, worded as OpenFaaS words it.</summary>
internal static class BasicAuthentication
{
    /// <exception cref="StartupRefusedException">User or password is missing.</exception>
    public static void UseBasicAuthentication(this WebApplication app)
    {
        // A digest is of one length, so that comparing takes one time.
        var wanted = SHA256.HashData(Encoding.UTF8.GetBytes(
            $"{Required(app.Configuration, "Gateway:BasicAuth:User")}:{Required(app.Configuration, "Gateway:BasicAuth:Password")}"));
        app.Use(async (context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments("/system") || Matches(context.Request, wanted))
            {
                await next(context);
                return;
            }

            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"Restricted\"";
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync("invalid credentials", context.RequestAborted);
        });
    }

    private static bool Matches(HttpRequest request, byte[] wanted)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
            || !"Basic".Equals(header.Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var given = new byte[header.Parameter?.Length ?? 0];
        return Convert.TryFromBase64String(header.Parameter ?? "", given, out var length)
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(given.AsSpan(0, length)), wanted);
    }

    private static string Required(IConfiguration configuration, string setting)
        => configuration[setting] is { Length: > 0 } value ? value : throw StartupRefusedException.Missing(setting);
}
