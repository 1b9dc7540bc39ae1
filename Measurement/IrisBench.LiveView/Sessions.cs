using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using IrisBench.ServiceDefaults;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;

namespace IrisBench.LiveView;

/// <summary>The session of a browser that has logged in: ASP.NET Core's cookie authentication, for every endpoint. Its keys are in the
/// user's home directory, so it outlives a restart; without a home it ends with the process.</summary>
internal static class Sessions
{
    private const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    // As long as that of Aspire's dashboard.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    // Who has copied the cookie has it still after the browser forgot it. Known until the process ends.
    private static readonly ConcurrentDictionary<string, bool> Ended = new(StringComparer.Ordinal);

    public static void AddSessions(this IServiceCollection services, int port)
    {
        // Browsers send a cookie to every port of a host: by its name two pages on localhost do not sign each other out.
        var name = $"IrisBenchLive.{port}";
        services.AddDataProtection().SetApplicationName(name);
        services.AddAuthentication(Scheme).AddCookie(options =>
        {
            options.Cookie.Name = $".{name}";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            // There is no TLS on loopback, and no network that could listen in.
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = Lifetime;
            options.Events.OnRedirectToLogin = AskToLogInAsync;
            options.Events.OnValidatePrincipal = RefuseWhoLoggedOut;
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder(Scheme).RequireAuthenticatedUser().Build());
    }

    public static Task BeginAsync(HttpContext context)
    {
        Claim[] claims = [new(ClaimTypes.Name, "local user"), new(ClaimTypes.Sid, RandomNumberGenerator.GetHexString(32))];
        return context.SignInAsync(
            Scheme, new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)), new AuthenticationProperties { IsPersistent = true });
    }

    public static Task EndAsync(HttpContext context)
    {
        if (IdOf(context.User) is { } session)
            Ended[session] = true;
        return context.SignOutAsync(Scheme);
    }

    private static Task RefuseWhoLoggedOut(CookieValidatePrincipalContext context)
    {
        if (IdOf(context.Principal) is not { } session || Ended.ContainsKey(session))
            context.RejectPrincipal();
        return Task.CompletedTask;
    }

    private static string? IdOf(ClaimsPrincipal? user) => user?.FindFirst(ClaimTypes.Sid)?.Value;

    // A page is led to the login; a script is told.
    private static Task AskToLogInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Path != "/")
            return context.HttpContext.WriteProblemAsync(401, "Log in with the link that was printed at start.");
        context.Response.Redirect(Login.Path);
        return Task.CompletedTask;
    }
}
