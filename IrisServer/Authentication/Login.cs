using IrisBench.Pipeline.Authentication;
using IrisBench.Pipeline.Grammar;
using IrisBench.Pipeline.Steps;
using IrisServer.Hosting;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

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
