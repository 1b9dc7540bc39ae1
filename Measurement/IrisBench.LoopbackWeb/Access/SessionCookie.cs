using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace IrisBench.LoopbackWeb.Access;

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
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder(Scheme).RequireAuthenticatedUser().Build());
    }

    public static Task LogInAsync(HttpContext context)
    {
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "local user")], Scheme));
        return context.SignInAsync(Scheme, user, new AuthenticationProperties { IsPersistent = true });
    }

    public static Task LogOutAsync(HttpContext context) => context.SignOutAsync(Scheme);

    // A page is led to the login; a script is told.
    private static Task AskToLogInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Path == "/")
        {
            context.Response.Redirect(LoginEndpoints.Path);
            return Task.CompletedTask;
        }

        return Problem.WriteAsync(context.HttpContext, StatusCodes.Status401Unauthorized, "Log in with the link that was printed at start.");
    }
}
