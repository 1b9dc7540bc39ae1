namespace IrisServer.Authentication;

/// <summary>The answer to a login.</summary>
/// <param name="Token">The JWT.</param>
/// <param name="TokenType">Scheme for the <c>Authorization</c> header.</param>
/// <param name="ExpiresAt">From this moment the token is refused.</param>
internal sealed record IssuedToken(string Token, string TokenType, DateTimeOffset ExpiresAt);
