using IrisBench.Pipeline.Grammar;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Pipeline.Authentication;

/// <summary>Reads a login, in the auth step as in iris-server: <c>user;password</c> or a JSON object.</summary>
public static class CredentialsGrammar
{
    /// <summary>Reads both forms. A password may contain semicolons, a user name may not.</summary>
    /// <exception cref="StepException"><see cref="StepFailure.InvalidInput"/>: neither form, or a part of it is empty.</exception>
    public static Credentials Parse(StepRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
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
