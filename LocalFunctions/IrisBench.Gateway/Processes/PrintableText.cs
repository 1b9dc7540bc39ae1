using System.Globalization;
using System.Text;

namespace IrisBench.Gateway.Processes;

internal static class PrintableText
{
    /// <summary>The text with its control characters written out (<c>\x1b</c>), tabs excepted.</summary>
    public static string Of(string text)
    {
        if (!text.Any(IsControl))
        {
            return text;
        }

        var printable = new StringBuilder(text.Length + 16);
        foreach (var letter in text)
        {
            _ = IsControl(letter) ? printable.Append(CultureInfo.InvariantCulture, $"\\x{(int)letter:x2}") : printable.Append(letter);
        }

        return printable.ToString();
    }

    private static bool IsControl(char letter) => letter != '\t' && char.IsControl(letter);
}
