using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;

namespace IrisBench.LiveView.Loopback;

internal static class LoginEndpoints
{
    public const string Path = "/login";

    public static void MapLogin(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, FollowLinkAsync).AllowAnonymous();
        endpoints.MapPost(Path, PasteAsync).AllowAnonymous();
        endpoints.MapPost("/logout", (Delegate)LogOutAsync);
        // What a script asks that has lost its connection: does the server answer, and does it still know this browser?
        endpoints.MapGet("/session", () => TypedResults.NoContent());
    }

    private static async Task<IResult> FollowLinkAsync(HttpContext context, LoopbackSite site, LoginToken token, FailedLogins failures)
    {
        // Somebody with a session who opens the link once more wants the page.
        if (context.User.Identity is { IsAuthenticated: true })
            return TypedResults.LocalRedirect("/");
        return context.Request.Query["t"] is [{ Length: > 0 } candidate]
            ? await TryAsync(context, site, candidate, token, failures, isLink: true)
            : LoginPage.Show(site, StatusCodes.Status200OK, message: null);
    }

    private static async Task<IResult> PasteAsync(HttpContext context, LoopbackSite site, LoginToken token, FailedLogins failures)
    {
        if (!context.Request.HasFormContentType)
            return TypedResults.Problem("Send the token as the form field 'token'.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return await TryAsync(context, site, form["token"].ToString().Trim(), token, failures, isLink: false);
    }

    private static async Task<IResult> LogOutAsync(HttpContext context)
    {
        await SessionCookie.LogOutAsync(context);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> TryAsync(
        HttpContext context, LoopbackSite site, string candidate, LoginToken token, FailedLogins failures, bool isLink)
    {
        // The right one always helps: a limit that kept its owner out could be used to do so, by any page that they visit.
        if (!token.Matches(candidate))
        {
            if (failures.TooMany)
            {
                context.Response.Headers.RetryAfter = FailedLogins.Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
                return LoginPage.Show(site, StatusCodes.Status429TooManyRequests, "Too many wrong tokens. Try again in a minute.");
            }

            // What a foreign page makes a browser ask is nobody's attempt.
            if (context.Request.Headers["Sec-Fetch-Site"] != "cross-site")
                failures.Count();
            return LoginPage.Show(
                site, StatusCodes.Status401Unauthorized, "This is not the token. It is in the last login link that was printed.");
        }

        if (isLink && !token.TryUseLink())
        {
            return LoginPage.Show(
                site, StatusCodes.Status401Unauthorized, "This link has been used. Paste the token from it: what follows \"t=\".");
        }

        await SessionCookie.LogInAsync(context);
        return TypedResults.LocalRedirect("/");
    }
}

/// <summary>The form to paste the token into. It works without script.</summary>
internal static class LoginPage
{
    private static readonly string Template = OwnAssets.Read("login.html");

    public static IResult Show(LoopbackSite site, int status, string? message)
    {
        var html = Template
            .Replace("{{name}}", WebUtility.HtmlEncode(site.Name), StringComparison.Ordinal)
            .Replace("{{message}}", WebUtility.HtmlEncode(message), StringComparison.Ordinal)
            .Replace("{{invalid}}", message is null ? "false" : "true", StringComparison.Ordinal);
        return TypedResults.Text(html, "text/html; charset=utf-8", statusCode: status);
    }
}

/// <summary>The token that logs in: 128 random bits, unless it is given.</summary>
internal sealed class LoginToken
{
    private readonly byte[] _hash;
    private int _linkUsed;

    public LoginToken(string? given)
    {
        IsGiven = !string.IsNullOrEmpty(given);
        Text = IsGiven ? given! : RandomNumberGenerator.GetHexString(32, lowercase: true);
        _hash = Hash(Text);
    }

    public string Text { get; }

    private bool IsGiven { get; }

    /// <summary>Compares in a time that does not tell how much of the token was right, nor how long it is.</summary>
    public bool Matches(string? candidate) => CryptographicOperations.FixedTimeEquals(Hash(candidate ?? string.Empty), _hash);

    /// <summary>
    /// Whether the link still works, and if so uses it up: addresses end up in histories and logs. Who gave the token
    /// means to use it again.
    /// </summary>
    public bool TryUseLink() => IsGiven || Interlocked.Exchange(ref _linkUsed, 1) == 0;

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
