namespace IrisBench.Pipeline.Authentication;

/// <summary>Answer of the auth step.</summary>
/// <param name="Token">A JWT for the <c>Authorization: Bearer</c> header.</param>
/// <param name="ExpiresAt">When it stops being valid.</param>
public sealed record AccessToken(string Token, DateTimeOffset ExpiresAt);
