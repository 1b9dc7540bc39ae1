using Microsoft.AspNetCore.Http.Features;

namespace IrisBench.Gateway.Proxy;

/// <summary>The part of a request's target that the function sees, byte for byte as it was sent: <c>/function/name/a%2Fb?c</c> is its
/// <c>/a%2Fb?c</c>. Whoever decodes a path and encodes it again changes it.</summary>
internal static class FunctionTarget
{
    private const string Prefix = "/function/";

    /// <summary>False when the target reaches this function only after it was decoded, or by dots: what is left of it would not be the
    /// function's.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">The function's name as routing found it.</param>
    /// <param name="target">What comes after it; at least <c>/</c>.</param>
    public static bool TryCut(HttpContext context, string name, out string target)
    {
        target = "/";
        var raw = OriginForm(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        if (!raw.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || !raw[Prefix.Length..].StartsWith(name, StringComparison.Ordinal))
            return false;
        var rest = raw[(Prefix.Length + name.Length)..];
        if (rest.Contains('#') || (rest.Length > 0 && rest[0] is not ('/' or '?')))
            return false;
        target = rest.Length == 0 ? "/" : rest[0] == '?' ? $"/{rest}" : rest.ToString();
        return true;
    }

    /// <summary>Where the target is at an address; .NET does not touch it.</summary>
    /// <param name="address">Scheme and authority, without a slash at the end.</param>
    /// <param name="target">Path and query.</param>
    public static Uri At(ReadOnlySpan<char> address, string target)
        => new(string.Concat(address, target), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    // A caller may write the whole address (RFC 9112, 3.2.2).
    private static ReadOnlySpan<char> OriginForm(string target)
    {
        var scheme = target.StartsWith('/') ? -1 : target.IndexOf("://", StringComparison.Ordinal);
        var path = scheme < 0 ? 0 : target.IndexOf('/', scheme + 3);
        return path < 0 ? "/" : target.AsSpan(path);
    }
}
