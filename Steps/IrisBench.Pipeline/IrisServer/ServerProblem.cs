namespace IrisBench.Pipeline.IrisServer;

/// <summary>The part of iris-server's problem details (RFC 9457) that is passed on to the caller.</summary>
internal sealed record ServerProblem(string? Title = null, string? Detail = null);
