using System.Globalization;

namespace IrisBench.LiveView.Loopback.Access;

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

    private static async Task<IResult> TryAsync(HttpContext context, LoopbackSite site, string candidate, LoginToken token, FailedLogins failures, bool isLink)
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
            return LoginPage.Show(site, StatusCodes.Status401Unauthorized, "This is not the token. It is in the last login link that was printed.");
        }

        if (isLink && !token.TryUseLink())
            return LoginPage.Show(site, StatusCodes.Status401Unauthorized, "This link has been used. Paste the token from it: what follows \"t=\".");
        await SessionCookie.LogInAsync(context);
        return TypedResults.LocalRedirect("/");
    }
}
