using System.Net;
using IrisBench.LiveView.Loopback.Assets;

namespace IrisBench.LiveView.Loopback.Access;

/// <summary>The form to paste the token into. It works without script.</summary>
internal static class LoginPage
{
    private static readonly string Template = OwnAssets.Read("login.html");

    public static IResult Show(LoopbackSite site, int status, string? message)
    {
        var html = Template
            .Replace("{{name}}", WebUtility.HtmlEncode(site.Name), StringComparison.Ordinal)
            .Replace("{{message}}", WebUtility.HtmlEncode(message), StringComparison.Ordinal)
            .Replace("{{invalid}}", message is null ? "false" : "true", StringComparison.Ordinal);
        return TypedResults.Text(html, "text/html; charset=utf-8", statusCode: status);
    }
}
