namespace IrisBench.FunctionHost;

/// <summary>Reads the <c>Authorization</c> header (RFC 6750).</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    /// <summary>The token, or null when the header is absent or has another scheme.</summary>
    public static string? Of(string? authorization)
        => authorization?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true
            ? authorization[Scheme.Length..].Trim()
            : null;
}
