using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;

namespace IrisBench.LiveView.Loopback;

/// <summary>The session of a browser that has logged in: ASP.NET Core's cookie authentication, for every endpoint.</summary>
internal static class SessionCookie
{
    private const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    // As long as that of Aspire's dashboard.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    public static void AddSessions(this IServiceCollection services, LoopbackSite site, int port)
    {
        var keys = services.AddDataProtection().SetApplicationName($"{site.CookieName}.{port}");
        if (!site.SessionsOutliveRestart)
            keys.UseEphemeralDataProtectionProvider();
        services.AddSingleton<ClosedSessions>();
        services.AddAuthentication(Scheme).AddCookie(options =>
        {
            options.Cookie.Name = $".{site.CookieName}.{port}";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            // There is no TLS on loopback, and no network that could listen in.
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Cookie.IsEssential = true;
            options.ExpireTimeSpan = Lifetime;
            options.LoginPath = LoginEndpoints.Path;
            options.Events.OnRedirectToLogin = AskToLogInAsync;
            options.Events.OnValidatePrincipal = RefuseWhoLoggedOut;
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder(Scheme).RequireAuthenticatedUser().Build());
    }

    public static Task LogInAsync(HttpContext context)
    {
        var session = RandomNumberGenerator.GetHexString(32);
        Claim[] claims = [new(ClaimTypes.Name, "local user"), new(ClaimTypes.Sid, session)];
        var user = new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme));
        return context.SignInAsync(Scheme, user, new AuthenticationProperties { IsPersistent = true });
    }

    public static Task LogOutAsync(HttpContext context)
    {
        if (SessionOf(context.User) is { } session)
            context.RequestServices.GetRequiredService<ClosedSessions>().Add(session);
        return context.SignOutAsync(Scheme);
    }

    private static Task RefuseWhoLoggedOut(CookieValidatePrincipalContext context)
    {
        var closed = context.HttpContext.RequestServices.GetRequiredService<ClosedSessions>();
        if (SessionOf(context.Principal) is not { } session || closed.Has(session))
            context.RejectPrincipal();
        return Task.CompletedTask;
    }

    private static string? SessionOf(ClaimsPrincipal? user) => user?.FindFirst(ClaimTypes.Sid)?.Value;

    // A page is led to the login; a script is told.
    private static Task AskToLogInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Path == "/")
        {
            context.Response.Redirect(LoginEndpoints.Path);
            return Task.CompletedTask;
        }

        return Problem.WriteAsync(
            context.HttpContext, StatusCodes.Status401Unauthorized, "Log in with the link that was printed at start.");
    }
}

/// <summary>
/// The sessions that were logged out: who has copied the cookie has it still after the browser forgot it. Known until the process ends.
/// </summary>
internal sealed class ClosedSessions
{
    private readonly ConcurrentDictionary<string, bool> _closed = new(StringComparer.Ordinal);

    public void Add(string session) => _closed[session] = true;

    public bool Has(string session) => _closed.ContainsKey(session);
}
