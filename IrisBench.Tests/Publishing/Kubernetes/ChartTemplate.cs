using System.Globalization;
using System.Text.RegularExpressions;

namespace IrisBench.Tests.Publishing.Kubernetes;

/// <summary>
/// The part of Helm's templates that published charts use: a value by its path, through <c>int</c> or <c>toString</c>.
/// Whatever else there is, a missing value included, is a failure.
/// </summary>
internal static partial class ChartTemplate
{
    public static string Render(string template, Func<string, string?> value)
    {
        var rendered = Expression().Replace(template, match =>
        {
            var path = match.Groups["path"].Value;
            var text = value(path) ?? throw new FormatException($"The chart has no value {path}.");
            foreach (var pipe in match.Groups["pipe"].Captures.Select(capture => capture.Value))
            {
                text = pipe switch
                {
                    "int" => int.Parse(text, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
                    "toString" => text,
                    _ => throw new FormatException($"The renderer of the tests does not know the function {pipe}."),
                };
            }

            return text;
        });
        return rendered.Contains("{{", StringComparison.Ordinal)
            ? throw new FormatException($"The renderer of the tests does not understand: {rendered[rendered.IndexOf("{{", StringComparison.Ordinal)..]}")
            : rendered;
    }

    [GeneratedRegex(@"\{\{\s*(?<path>(\.\w+)+)(\s*\|\s*(?<pipe>\w+))*\s*\}\}")]
    private static partial Regex Expression();
}
