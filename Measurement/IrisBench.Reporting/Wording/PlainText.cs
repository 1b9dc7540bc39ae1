using System.Text;
using System.Xml;

namespace IrisBench.Reporting.Wording;

/// <summary>Text of a user or of another program, made fit to be shown.</summary>
public static class PlainText
{
    // What turns the direction of the text after it (Unicode Standard Annex 9): a reader would see another order than is there.
    private const string Turning = "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    /// <summary>Replaces what no document may hold (XML 1.0, section 2.2), what would steer a terminal and what turns the direction of
    /// text by U+FFFD; line breaks and tabs become spaces. Escaping for a format is left to the format's writer.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune switch
            {
                _ when Rune.IsWhiteSpace(rune) => " ",
                _ when Rune.IsControl(rune) || (rune.IsBmp && IsUnfit((char)rune.Value)) => "\uFFFD",
                _ => rune.ToString(),
            });
        }

        return clean.ToString();
    }

    private static bool IsUnfit(char character)
        => !XmlConvert.IsXmlChar(character) || Turning.Contains(character, StringComparison.Ordinal);
}
