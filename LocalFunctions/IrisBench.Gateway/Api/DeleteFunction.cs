namespace IrisBench.Gateway.Api;

/// <summary>The body of DELETE <c>/system/functions</c>.</summary>
internal sealed record DeleteFunction(string? FunctionName, string? Namespace);
