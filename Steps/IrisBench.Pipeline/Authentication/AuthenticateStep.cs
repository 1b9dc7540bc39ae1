using IrisBench.Pipeline.Grammar;
using IrisBench.Pipeline.IrisServer;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Pipeline.Authentication;

/// <summary>The <c>auth</c> step: <c>user;password</c> in, a token of iris-server out.</summary>
public sealed class AuthenticateStep(StepTelemetry telemetry, IrisServerClient irisServer)
    : MeasuredStep<Credentials, AccessToken>(telemetry)
{
    /// <inheritdoc/>
    public override string Name => "auth";

    /// <inheritdoc/>
    public override Credentials Parse(StepRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var credentials = request.IsJson
            ? JsonInput.Read(request.Body, PipelineJson.Default.Credentials)
            : ParseText(request.Body);
        return string.IsNullOrWhiteSpace(credentials.User) || string.IsNullOrEmpty(credentials.Password)
            ? throw StepException.InvalidInput("User and password must not be empty.")
            : credentials;
    }

    /// <inheritdoc/>
    protected override Task<AccessToken> ExecuteAsync(Credentials input, CancellationToken cancellationToken)
        => irisServer.AuthenticateAsync(input, cancellationToken);

    /// <inheritdoc/>
    protected override StepAnswer ToStepAnswer(AccessToken answer)
        => new(answer, PipelineJson.Default.AccessToken, answer.Token);

    private static Credentials ParseText(string body)
        => TextInput.Fields(body) is [var user, var password]
            ? new Credentials(user, password)
            : throw StepException.InvalidInput("Expected 'user;password' or {\"user\": …, \"password\": …}.");
}
