using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace IrisBench.Pipeline.Steps;

/// <summary>A step as a package sees it: text in, answer out. What wraps it, function or monolith, knows nothing of the work.</summary>
public interface IStep
{
    /// <summary>Parses <paramref name="request"/>, does the work and answers.</summary>
    /// <exception cref="StepException">The input is wrong or a dependency failed; says which.</exception>
    Task<StepAnswer> RunAsync(StepRequest request, CancellationToken cancellationToken);
}

/// <summary>What a caller sent, however it came: an HTTP request, standard input, or another part of the process.</summary>
/// <param name="Body">The body as text: the original's <c>a;b</c> grammar or a JSON object. May be empty.</param>
/// <param name="BearerToken">The token of the <c>Authorization: Bearer</c> header, without the scheme; null when absent.</param>
public sealed record StepRequest(string Body, string? BearerToken = null)
{
    /// <summary>Whether the body is a JSON object rather than the original's text grammar.</summary>
    public bool IsJson => Body.AsSpan().TrimStart().StartsWith("{");
}

/// <summary>A step's answer in both of its forms.</summary>
/// <param name="Value">The answer as an object.</param>
/// <param name="JsonType">How it is written as JSON; generated, because reflection costs a cold start tens of milliseconds.</param>
/// <param name="Text">The bare result, for <c>Accept: text/plain</c>.</param>
public sealed record StepAnswer(object Value, JsonTypeInfo JsonType, string Text)
{
    /// <summary>The answer as a JSON document.</summary>
    public string ToJson() => JsonSerializer.Serialize(Value, JsonType);
}

/// <summary>A failure with a message written for the caller: no stack trace, no secrets.</summary>
public sealed class StepException(StepFailure failure, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>The kind of failure, which decides the HTTP status.</summary>
    public StepFailure Failure => failure;

    /// <summary>Shorthand for <see cref="StepFailure.InvalidInput"/>.</summary>
    public static StepException InvalidInput(string message) => new(StepFailure.InvalidInput, message);
}

/// <summary>Why a step did not answer. Each value maps to one HTTP status.</summary>
public enum StepFailure
{
    /// <summary>The input cannot be understood or is out of range (400).</summary>
    InvalidInput,
    /// <summary>The input is larger than a step takes (413).</summary>
    InputTooLarge,
    /// <summary>Credentials or token are missing, wrong or expired (401).</summary>
    Unauthenticated,
    /// <summary>The model asked for does not exist (404).</summary>
    ModelNotFound,
    /// <summary>The caller sent too many requests (429).</summary>
    TooManyRequests,
    /// <summary>A dependency answered with something unusable (502).</summary>
    DependencyFailed,
    /// <summary>A dependency cannot be reached; the same call may work later (503).</summary>
    DependencyUnavailable,
}
