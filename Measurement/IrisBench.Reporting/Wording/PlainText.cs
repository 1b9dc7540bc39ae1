using System.Text;
using System.Xml;

namespace IrisBench.Reporting.Wording;

/// <summary>Text of a user or of another program, made fit to be shown.</summary>
public static class PlainText
{
    /// <summary>Replaces what no document may hold (XML 1.0, section 2.2) and what would steer a terminal by U+FFFD; line breaks and tabs
    /// become spaces. Escaping for a format is left to the format's writer.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune switch
            {
                _ when Rune.IsWhiteSpace(rune) => " ",
                _ when Rune.IsControl(rune) || (rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value)) => "\uFFFD",
                _ => rune.ToString(),
            });
        }

        return clean.ToString();
    }
}
