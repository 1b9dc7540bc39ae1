using System.Buffers;

namespace IrisBench.Pipeline.Steps;

/// <summary>The <c>auth</c> step: <c>user;password</c> in, a token of iris-server out.</summary>
public sealed class AuthenticateStep(StepParts parts) : MeasuredStep<Credentials, AccessToken>("auth", parts.Telemetry)
{
    /// <inheritdoc/>
    public override Credentials Parse(StepRequest request) => CredentialsGrammar.Parse(request);

    /// <inheritdoc/>
    protected override Task<AccessToken> ExecuteAsync(Credentials input, CancellationToken cancellationToken)
        => parts.IrisServer.AuthenticateAsync(input, cancellationToken);

    /// <inheritdoc/>
    protected override StepAnswer ToStepAnswer(AccessToken answer)
        => new(answer, PipelineJson.Default.AccessToken, answer.Token);
}

/// <summary>What a user signs in with.</summary>
/// <param name="User">User name; not empty, without <c>;</c>.</param>
/// <param name="Password">Password; not empty.</param>
public sealed record Credentials(string User, string Password)
{
    /// <summary>Hides the password: records print their members, and this one ends up in logs.</summary>
    public override string ToString() => $"{nameof(Credentials)} {{ {nameof(User)} = {User} }}";
}

/// <summary>Answer of the auth step.</summary>
/// <param name="Token">A JWT for the <c>Authorization: Bearer</c> header.</param>
/// <param name="ExpiresAt">When it stops being valid.</param>
public sealed record AccessToken(string Token, DateTimeOffset ExpiresAt)
{
    // b64token of RFC 6750, 2.1.
    private static readonly SearchValues<char> Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/=");

    /// <summary>Whether a text can be a token: what has other characters could not be passed on as a header.</summary>
    public static bool IsToken(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(Characters);
}

/// <summary>Reads a login, in the auth step as in iris-server: <c>user;password</c> or a JSON object.</summary>
public static class CredentialsGrammar
{
    /// <summary>Reads both forms. A password may contain semicolons, a user name may not.</summary>
    /// <exception cref="StepException"><see cref="StepFailure.InvalidInput"/>: neither form, or a part of it is empty.</exception>
    public static Credentials Parse(StepRequest request)
    {
        var credentials = request.IsJson
            ? JsonInput.Read(request.Body, PipelineJson.Default.Credentials)
            : ParseText(request.Body);
        return string.IsNullOrWhiteSpace(credentials.User) || string.IsNullOrEmpty(credentials.Password)
            ? throw StepException.InvalidInput("User and password must not be empty.")
            : credentials;
    }

    // The line end is what `echo` without -n adds; spaces may belong to the password.
    private static Credentials ParseText(string body)
        => body.TrimEnd('\r', '\n').Split(';', 2) is [var user, var password]
            ? new Credentials(user.Trim(), password)
            : throw StepException.InvalidInput("Expected 'user;password' or {\"user\": …, \"password\": …}.");
}
