namespace IrisBench.Pipeline.Steps;

/// <summary>What a caller sent, however it came: an HTTP request, standard input, or another part of the process.</summary>
/// <param name="Body">The body as text: the original's <c>a;b</c> grammar or a JSON object. May be empty.</param>
/// <param name="BearerToken">The token of the <c>Authorization: Bearer</c> header, without the scheme; null when absent.</param>
public sealed record StepRequest(string Body, string? BearerToken = null)
{
    /// <summary>Whether the body is a JSON object rather than the original's text grammar.</summary>
    public bool IsJson => Body.AsSpan().TrimStart().StartsWith("{");
}
