using System.Buffers;
using System.Globalization;
using System.Text;
using IrisBench.ServiceDefaults;
using Microsoft.AspNetCore.Http.Features;

namespace IrisBench.Gateway.Proxy;

/// <summary>The target of a request as OpenFaaS's gateway reads it, which is written in Go: the path is decoded once, must be clean, and is
/// escaped anew by Go's rules for the function; the query goes through as it came.</summary>
/// <param name="Path">The decoded path, a letter for each byte.</param>
/// <param name="Query">What follows the question mark; empty for none.</param>
internal sealed record RequestTarget(string Path, string Query)
{
    private const string Prefix = "/function/";

    // What Go's net/url leaves in a path as it is, and what it passes on if nothing else has to be escaped.
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~$&+,/:;=@");

    private static readonly SearchValues<char> Passed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~$&+,/:;=@!'()*[]");

    /// <summary>The name of the function that is called; null where the path names none.</summary>
    public string? FunctionName
        => Path.StartsWith(Prefix, StringComparison.Ordinal) && Path[Prefix.Length..].Split('/', 2)[0] is { Length: > 0 } name
            ? name
            : null;

    /// <summary>Reads the target of a request; null where it is none: a control character, a fragment, half an escape.</summary>
    public static RequestTarget? Of(HttpContext context)
    {
        var raw = OriginForm(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        if (raw.ContainsAnyInRange('\0', ' ') || raw.Contains('\x7f') || raw.Contains('#'))
            return null;
        var query = raw.IndexOf('?');
        return Decoded(query < 0 ? raw : raw[..query]) is { } path
            ? new RequestTarget(path, query < 0 ? "" : raw[(query + 1)..].ToString())
            : null;
    }

    /// <summary>Where a target is at an address; .NET does not touch it.</summary>
    /// <param name="address">Scheme and authority, without a slash at the end.</param>
    /// <param name="target">Path and query.</param>
    public static Uri At(ReadOnlySpan<char> address, string target)
        => new(string.Concat(address, target), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    /// <summary>What is left for the function when its name is taken away; at least <c>/</c>.</summary>
    public RequestTarget Rest(string function)
        => this with { Path = Path[(Prefix.Length + function.Length)..] is { Length: > 0 } path ? path : "/" };

    /// <summary>Where a client is sent that wrote <c>//</c>, <c>/./</c> or <c>/../</c>, escaped or not; null for a clean path.</summary>
    public string? Cleaned()
    {
        if (!Path.Contains("//", StringComparison.Ordinal) && !Path.Contains("/.", StringComparison.Ordinal))
            return null;
        var kept = new List<string>();
        foreach (var segment in Path.Split('/'))
        {
            if (segment == ".." && kept.Count > 0)
                kept.RemoveAt(kept.Count - 1);
            else if (segment is not ("" or "." or ".."))
                kept.Add(segment);
        }

        var clean = $"/{string.Join('/', kept)}{(Path.EndsWith('/') && kept.Count > 0 ? "/" : "")}";
        return clean == Path ? null : WithQuery(Escaped(clean));
    }

    /// <summary>As the function is to get it.</summary>
    public override string ToString() => WithQuery(Path.AsSpan().ContainsAnyExcept(Passed) ? Escaped(Path) : Path);

    /// <summary>The path as text.</summary>
    public string PathText() => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(Path));

    private static string Escaped(string path)
    {
        var text = new StringBuilder(path.Length + 16);
        foreach (var letter in path)
            _ = Plain.Contains(letter) ? text.Append(letter) : text.Append(CultureInfo.InvariantCulture, $"%{(int)letter:X2}");
        return text.ToString();
    }

    private static string? Decoded(ReadOnlySpan<char> path)
    {
        if (!path.Contains('%'))
            return Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(path.ToString()));
        var bytes = Encoding.UTF8.GetBytes(path.ToString());
        var length = 0;
        for (var index = 0; index < bytes.Length; index++)
        {
            if (bytes[index] != '%')
            {
                bytes[length++] = bytes[index];
                continue;
            }

            if (index + 2 >= bytes.Length
                || !byte.TryParse(bytes.AsSpan(index + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var one))
                return null;
            bytes[length++] = one;
            index += 2;
        }

        return Encoding.Latin1.GetString(bytes, 0, length);
    }

    // A caller may write the whole address (RFC 9112, 3.2.2).
    private static ReadOnlySpan<char> OriginForm(string target)
    {
        var scheme = target.StartsWith('/') ? -1 : target.IndexOf("://", StringComparison.Ordinal);
        var path = scheme < 0 ? 0 : target.IndexOf('/', scheme + 3);
        return path < 0 ? "/" : target.AsSpan(path);
    }

    private string WithQuery(string path) => Query.Length == 0 ? path : $"{path}?{Query}";
}

internal static class CleanPaths
{
    /// <summary>Sends a client to the clean form of its path, as OpenFaaS's gateway does, and answers what is no target with 400.</summary>
    public static void UseCleanPaths(this WebApplication app) => app.Use(static (context, next) =>
    {
        if (RequestTarget.Of(context) is not { } target)
            return context.WriteProblemAsync(
                StatusCodes.Status400BadRequest, "The target of the request has a control character, a fragment or half an escape in it.");
        if (!target.Path.StartsWith('/') || target.Cleaned() is not { } clean)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        context.Response.Headers.Location = clean;
        return Task.CompletedTask;
    });
}
