using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http.Features;

namespace IrisBench.Gateway.Proxy;

/// <summary>A request as variables, named as OpenFaaS's classic watchdog names them.</summary>
internal static class CgiVariables
{
    // Whoever reads Http_Proxy takes it for the proxy to use (httpoxy, CVE-2016-5385).
    private const string Httpoxy = "Proxy";

    /// <param name="request">The request.</param>
    /// <param name="target">What the function sees of its target.</param>
    public static Dictionary<string, string> Of(HttpRequest request, string target)
    {
        var variables = new Dictionary<string, string>();
        // A header written with underscores becomes the same variable as one written with hyphens, which is to win.
        foreach (var (name, values) in request.Headers.OrderByDescending(header => header.Key.Contains('_')))
        {
            if (!name.Equals(Httpoxy, StringComparison.OrdinalIgnoreCase))
            {
                variables["Http_" + Canonical(name).Replace('-', '_')] = values.ToString();
            }
        }

        var query = target.IndexOf('?', StringComparison.Ordinal);
        variables["Http_Method"] = request.Method;
        variables["Http_Path"] = query < 0 ? target : target[..query];
        variables["Http_Query"] = query < 0 ? "" : target[(query + 1)..];
        variables["Http_Host"] = request.Host.Value ?? "";
        variables["Http_Content_Length"] = ContentLength(request).ToString(CultureInfo.InvariantCulture);
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } span })
        {
            variables["Http_Traceparent"] = span;
        }

        return variables;
    }

    // As Go tells it: -1 is a body whose length was not told.
    private static long ContentLength(HttpRequest request)
        => request.ContentLength ?? (request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true ? -1 : 0);

    // Go writes a header's name like Content-Type, however it was sent.
    private static string Canonical(string name) => string.Create(name.Length, name, (letters, source) =>
    {
        for (var index = 0; index < letters.Length; index++)
        {
            letters[index] = index == 0 || source[index - 1] == '-' ? char.ToUpperInvariant(source[index]) : char.ToLowerInvariant(source[index]);
        }
    });
}
