using System.Text.RegularExpressions;

namespace IrisBench.Reporting.Plots;

/// <summary>Skia numbers clip paths through the life of the process; a file must not tell how many were drawn before it.</summary>
internal static partial class SvgIdentifiers
{
    /// <summary>Numbers identifiers from 1 in the order of their appearance.</summary>
    public static string Renumber(string svg)
    {
        var names = new Dictionary<string, string>();
        foreach (Match definition in Definition().Matches(svg))
            names.TryAdd(definition.Groups[1].Value, $"i{names.Count + 1}");

        return Use().Replace(svg, use => names.TryGetValue(use.Groups[2].Value, out var name) ? $"{use.Groups[1].Value}{name}{use.Groups[3].Value}" : use.Value);
    }

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Definition();

    [GeneratedRegex("( id=\"|url\\(#|href=\"#)([^\")]+)(\"|\\))")]
    private static partial Regex Use();
}
