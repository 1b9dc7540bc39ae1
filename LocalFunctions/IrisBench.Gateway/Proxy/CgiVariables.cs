using System.Diagnostics;
using System.Globalization;

namespace IrisBench.Gateway.Proxy;

/// <summary>A request as variables, named as OpenFaaS's classic watchdog names them.</summary>
internal static class CgiVariables
{
    public static Dictionary<string, string> Of(HttpRequest request)
    {
        var variables = new Dictionary<string, string>();
        foreach (var (name, values) in request.Headers)
        {
            variables["Http_" + Canonical(name).Replace('-', '_')] = values.Count > 0 ? values[0] ?? "" : "";
        }

        variables["Http_Method"] = request.Method;
        variables["Http_Path"] = FunctionPath.After(request.Path, FunctionEndpoint.Prefix).ToUriComponent();
        variables["Http_Host"] = request.Host.Value ?? "";
        variables["Http_Content_Length"] = (request.ContentLength ?? 0).ToString(CultureInfo.InvariantCulture);
        if (request.QueryString.HasValue)
        {
            variables["Http_Query"] = request.QueryString.Value![1..];
        }

        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } span })
        {
            variables["Http_Traceparent"] = span;
        }

        return variables;
    }

    // Go writes a header's name like Content-Type, however it was sent.
    private static string Canonical(string name) => string.Create(name.Length, name, (letters, source) =>
    {
        for (var index = 0; index < letters.Length; index++)
        {
            letters[index] = index == 0 || source[index - 1] == '-' ? char.ToUpperInvariant(source[index]) : char.ToLowerInvariant(source[index]);
        }
    });
}
