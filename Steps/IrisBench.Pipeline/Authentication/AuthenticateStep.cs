using IrisBench.Pipeline.Grammar;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Pipeline.Authentication;

/// <summary>The <c>auth</c> step: <c>user;password</c> in, a token of iris-server out.</summary>
public sealed class AuthenticateStep(StepParts parts) : MeasuredStep<Credentials, AccessToken>(parts.Telemetry)
{
    /// <inheritdoc/>
    public override string Name => "auth";

    /// <inheritdoc/>
    public override Credentials Parse(StepRequest request) => CredentialsGrammar.Parse(request);

    /// <inheritdoc/>
    protected override Task<AccessToken> ExecuteAsync(Credentials input, CancellationToken cancellationToken)
        => parts.IrisServer.AuthenticateAsync(input, cancellationToken);

    /// <inheritdoc/>
    protected override StepAnswer ToStepAnswer(AccessToken answer)
        => new(answer, PipelineJson.Default.AccessToken, answer.Token);
}
