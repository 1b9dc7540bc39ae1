using System.Buffers;

namespace IrisBench.FunctionHost;

/// <summary>Reads the <c>Authorization</c> header (RFC 6750).</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    // b64token of RFC 6750, 2.1; what has other characters could not be passed on as a header.
    private static readonly SearchValues<char> s_characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/=");

    /// <summary>The token, or null when the header is absent, has another scheme or cannot be a token.</summary>
    public static string? Of(string? authorization)
        => authorization?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true
            && authorization[Scheme.Length..].Trim() is { } token
            && !token.AsSpan().ContainsAnyExcept(s_characters)
            ? token
            : null;
}
