using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;

namespace IrisBench.LiveView;

/// <summary>Login by the link that was printed, or by pasting the token from it.</summary>
internal static class Login
{
    public const string Path = "/login";

    private static readonly string Page = LivePage.Read("login.html");

    public static void MapLogin(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, FollowLinkAsync).AllowAnonymous();
        endpoints.MapPost(Path, PasteAsync).AllowAnonymous();
        endpoints.MapPost("/logout", async (HttpContext context) =>
        {
            await Sessions.EndAsync(context);
            return TypedResults.NoContent();
        });
        // What a script asks that has lost its connection: does the server answer, and does it still know this browser?
        endpoints.MapGet("/session", () => TypedResults.NoContent());
    }

    private static async Task<IResult> FollowLinkAsync(HttpContext context, LoginToken token, FailedLogins failures)
    {
        // Somebody with a session who opens the link once more wants the page.
        if (context.User.Identity is { IsAuthenticated: true })
            return TypedResults.LocalRedirect("/");
        return context.Request.Query["t"] is [{ Length: > 0 } candidate]
            ? await TryAsync(context, candidate, token, failures)
            : Ask(StatusCodes.Status200OK, message: null);
    }

    private static async Task<IResult> PasteAsync(HttpContext context, LoginToken token, FailedLogins failures)
    {
        if (!context.Request.HasFormContentType)
            return TypedResults.Problem("Send the token as the form field 'token'.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        if (await ReadAsync(context.Request) is not { } form)
            return TypedResults.Problem("Send the token as the only field of a form.", statusCode: StatusCodes.Status400BadRequest);
        return await TryAsync(context, form["token"].ToString().Trim(), token, failures);
    }

    private static async Task<IResult> TryAsync(HttpContext context, string candidate, LoginToken token, FailedLogins failures)
    {
        // The right one always helps: a limit that kept its owner out could be used to do so, by any page that they visit.
        if (!token.Matches(candidate))
        {
            if (failures.TooMany)
            {
                context.Response.Headers.RetryAfter = FailedLogins.Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
                return Ask(StatusCodes.Status429TooManyRequests, "Too many wrong tokens. Try again in a minute.");
            }

            // What a foreign page makes a browser ask is nobody's attempt.
            if (context.Request.Headers["Sec-Fetch-Site"] != "cross-site")
                failures.Count();
            return Ask(StatusCodes.Status401Unauthorized, "This is not the token. It is in the last login link that was printed.");
        }

        await Sessions.BeginAsync(context);
        return TypedResults.LocalRedirect("/");
    }

    // Null of one with more fields, or longer ones, than ASP.NET Core reads, and of one that is cut short.
    private static async Task<IFormCollection?> ReadAsync(HttpRequest request)
    {
        try
        {
            return await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (Exception exception) when (exception is InvalidDataException || exception.GetType() == typeof(IOException))
        {
            return null;
        }
    }

    // The form works without script.
    private static IResult Ask(int status, string? message) => TypedResults.Text(
        Page.Replace("{{message}}", WebUtility.HtmlEncode(message), StringComparison.Ordinal)
            .Replace("{{invalid}}", message is null ? "false" : "true", StringComparison.Ordinal),
        "text/html; charset=utf-8",
        statusCode: status);
}

/// <summary>The token that logs in: 128 random bits, unless it is given.</summary>
internal sealed class LoginToken(string? given)
{
    private readonly string _text
        = string.IsNullOrEmpty(given) ? RandomNumberGenerator.GetHexString(32, lowercase: true) : given;

    public string Link(int port) => $"http://localhost:{port}{Login.Path}?t={Uri.EscapeDataString(_text)}";

    /// <summary>Compares in a time that does not tell how much of the token was right, nor how long it is.</summary>
    public bool Matches(string? candidate) => CryptographicOperations.FixedTimeEquals(Hash(candidate ?? ""), Hash(_text));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

/// <summary>Limits the attempts to guess the token: 10 wrong ones a minute, whoever makes them, since all come from this machine.</summary>
internal sealed class FailedLogins : IDisposable
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly FixedWindowRateLimiter _limiter
        = new(new FixedWindowRateLimiterOptions { PermitLimit = 10, Window = Window, QueueLimit = 0 });

    public bool TooMany => _limiter.GetStatistics() is { CurrentAvailablePermits: 0 };

    public void Count()
    {
        using var lease = _limiter.AttemptAcquire();
    }

    public void Dispose() => _limiter.Dispose();
}
