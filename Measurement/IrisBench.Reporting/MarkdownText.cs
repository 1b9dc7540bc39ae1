using System.Text;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting;

/// <summary>Pieces of a GitHub Flavored Markdown document (https://github.github.com/gfm), made safe for any text in them.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_{}[]<>#|~&$";

    /// <summary>Text that means nothing but itself.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in PlainText.Clean(text))
        {
            if (Special.Contains(character, StringComparison.Ordinal))
                escaped.Append('\\');
            escaped.Append(character);
        }

        return escaped.ToString();
    }

    /// <summary>A block of text as it is, in a fence longer than any in it.</summary>
    public static string Block(string text, string language)
    {
        var fence = "```";
        while (text.Contains(fence, StringComparison.Ordinal))
            fence += "`";
        return $"{fence}{language}\n{text}\n{fence}\n";
    }

    /// <summary>A table, figures to the right.</summary>
    public static string Table(DataTable table)
    {
        var text = new StringBuilder();
        AppendRow(text, table.Columns.Select(Escape));
        AppendRow(text, table.Columns.Select((_, column) => column == 0 || table.TextColumns.Contains(column) ? ":---" : "---:"));
        foreach (var row in table.Rows)
            AppendRow(text, row.Select(Escape));

        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, IEnumerable<string> cells)
        => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
