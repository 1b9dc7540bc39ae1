using System.Globalization;
using System.Threading.RateLimiting;
using IrisBench.ServiceDefaults.Startup;
using Microsoft.AspNetCore.RateLimiting;

namespace IrisServer.Authentication;

/// <summary>Slows down guessing: so many logins a minute for each client address (setting <c>Login:PermitsPerMinute</c>).</summary>
internal static class LoginRateLimit
{
    public const string Policy = "login";

    private const string Setting = "Login:PermitsPerMinute";

    // A benchmark logs in at each repetition; guessing at this rate gets nowhere with a generated password.
    private const int DefaultPermitsPerMinute = 300;

    public static void AddLoginRateLimit(this IServiceCollection services, IConfiguration configuration)
    {
        var window = new FixedWindowRateLimiterOptions
        {
            PermitLimit = PermitsFrom(configuration[Setting]),
            Window = TimeSpan.FromMinutes(1),
        };
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = SayWhenToRetry;
            options.AddPolicy(Policy, context => RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress, _ => window));
        });
    }

    private static int PermitsFrom(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return DefaultPermitsPerMinute;
        return int.TryParse(text, CultureInfo.InvariantCulture, out var permits) && permits > 0
            ? permits
            : throw new StartupRefusedException($"setting {Setting} must be a whole number above 0.");
    }

    private static ValueTask SayWhenToRetry(OnRejectedContext context, CancellationToken cancellationToken)
    {
        if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }
}
