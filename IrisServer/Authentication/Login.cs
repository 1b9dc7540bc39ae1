using System.Globalization;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using IrisBench.Pipeline.Steps;
using IrisBench.ServiceDefaults;
using IrisServer.Hosting;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace IrisServer.Authentication;

/// <summary>User name and password in, token out.</summary>
internal static class Login
{
    public static void AddLogin(this WebApplicationBuilder builder)
    {
        FirstUser.Check(builder.Configuration);
        builder.Services.AddSingleton<IPasswordHasher<string>, PasswordHasher<string>>();
        builder.Services.AddSingleton<PasswordVerifier>();
        builder.Services.AddSingleton<FirstUser>();
        builder.Services.AddLoginRateLimit(builder.Configuration);
    }

    public static void MapLogin(this WebApplication app)
        => app.MapPost("/user", LogInAsync)
            .WithName("PostUser")
            .WithSummary("Logs in with user;password or JSON and answers a token")
            .RequireRateLimiting(LoginRateLimit.Policy)
            .WithMetadata(new RequestSizeLimitAttribute(RequestLimits.UserBodyBytes))
            .Accepts<Credentials>(isOptional: true, "application/json", "text/plain", "application/x-www-form-urlencoded")
            .Produces<IssuedToken>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<IResult> LogInAsync(
        HttpContext context, PasswordVerifier passwords, TokenIssuer tokens, CancellationToken cancellationToken)
    {
        var credentials = Read(await context.Request.ReadBytesAsync(cancellationToken));
        if (await passwords.VerifyAsync(credentials, cancellationToken))
            return TypedResults.Ok(tokens.IssueFor(credentials.User));
        context.Response.Headers.WWWAuthenticate = JwtBearerDefaults.AuthenticationScheme;
        return TypedResults.Problem("User or password is wrong.", statusCode: StatusCodes.Status401Unauthorized);
    }

    // By its content, not its type: curl sends every body as a form unless told otherwise.
    private static Credentials Read(byte[] body)
    {
        try
        {
            return CredentialsGrammar.Parse(new StepRequest(Utf8Body.Decode(body)));
        }
        catch (StepException exception)
        {
            throw new BadHttpRequestException(exception.Message, exception);
        }
    }
}

/// <summary>Compares a password with the stored hash, at the same cost whether the user exists or not.</summary>
internal sealed class PasswordVerifier(UserStore users, IPasswordHasher<string> hasher)
{
    private readonly string _hashOfNobody = hasher.HashPassword("", RandomNumberGenerator.GetHexString(32));

    public async Task<bool> VerifyAsync(Credentials credentials, CancellationToken cancellationToken)
    {
        var hash = await users.FindPasswordHashAsync(credentials.User, cancellationToken);
        var result = hasher.VerifyHashedPassword(credentials.User, hash ?? _hashOfNobody, credentials.Password);
        return hash is not null && result != PasswordVerificationResult.Failed;
    }
}

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
