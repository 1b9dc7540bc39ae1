using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace IrisBench.Experiments.Sides.Templates;

/// <summary>Finds secrets in what others say. Each character may stand as it is, or as JSON, an address or HTML may spell it, in any
/// mixture: a list of whole spellings would lack that of the next library.</summary>
internal sealed class SecretSearch
{
    private readonly string[] _shown;
    private readonly Regex? _pattern;

    /// <param name="secrets">What stands in a secret's place, by the secret.</param>
    public SecretSearch(IReadOnlyDictionary<string, string> secrets)
    {
        // All at once, so that nothing is looked for in what stands in a secret's place; the longest first.
        var byLength = secrets.OrderByDescending(secret => secret.Key.Length).ToArray();
        _shown = [.. byLength.Select(secret => secret.Value)];
        if (byLength.Length > 0)
            _pattern = new Regex(
                string.Join('|', byLength.Select(secret => $"({string.Concat(secret.Key.EnumerateRunes().Select(Spellings))})")),
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    public string Replace(string text)
        => _pattern?.Replace(text, found => _shown[Enumerable.Range(0, _shown.Length).First(index => found.Groups[index + 1].Success)])
            ?? text;

    private static string Spellings(Rune character)
    {
        var plain = Regex.Escape(character.ToString());
        // Nobody spells these otherwise.
        if (character.IsAscii && Rune.IsLetterOrDigit(character))
            return plain;
        // An address in an address, and JSON in JSON, escape the escape.
        var address = string.Concat(Encoding.UTF8.GetBytes(character.ToString()).Select(unit => $"%(?:25)*{unit:x2}"));
        var json = string.Concat(character.ToString().Select(unit => $@"\\+u{(int)unit:x4}"));
        var html = Text($"&(?:amp;)*\\#(?:0*{character.Value}|x0*{character.Value:x});");
        string?[] spellings = [plain, address, json, html, InJson(character), InHtml(character), character.Value == ' ' ? @"\+" : null];
        return $"(?:{string.Join('|', spellings.OfType<string>())})";
    }

    private static string? InJson(Rune character) => character.Value switch
    {
        '"' or '/' or '\'' => $@"\\+{(char)character.Value}",
        '\\' => @"\\{2,}",
        '\b' => @"\\+b",
        '\f' => @"\\+f",
        '\n' => @"\\+n",
        '\r' => @"\\+r",
        '\t' => @"\\+t",
        _ => null,
    };

    private static string? InHtml(Rune character) => character.Value switch
    {
        '&' => "&(?:amp;)+",
        '<' => "&(?:amp;)*lt;",
        '>' => "&(?:amp;)*gt;",
        '"' => "&(?:amp;)*quot;",
        '\'' => "&(?:amp;)*apos;",
        _ => null,
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
