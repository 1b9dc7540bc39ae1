using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace IrisBench.Experiments.Sides.Templates;

/// <summary>A text with <c>{{name}}</c> or <c>{{name|filter}}</c> where values come in. Read once; what is known beforehand is put in
/// once too, so that a call only joins what is left. A value is text and nothing else: it is never read as a template.</summary>
internal sealed partial class Template
{
    private const string Begin = "{{";
    private const string End = "}}";

    private static readonly Dictionary<string, Func<string, string>> Filters = new()
    {
        ["raw"] = value => value,
        ["json"] = value => JsonEncodedText.Encode(value).ToString(),
        ["url"] = Uri.EscapeDataString,
    };

    // Text, or a name with the filter that its value goes through.
    private readonly IReadOnlyList<(string Text, Func<string, string>? Filter)> _parts;

    private Template(IReadOnlyList<(string, Func<string, string>?)> parts) => _parts = parts;

    /// <summary>The names in it.</summary>
    public IEnumerable<string> Names => _parts.Where(part => part.Filter is not null).Select(part => part.Text);

    /// <summary>What it is before its first name.</summary>
    public string Head => _parts is [(var text, null), ..] ? text : "";

    /// <param name="text">The text.</param>
    /// <param name="filter">The filter of values that name none.</param>
    /// <exception cref="FormatException">A name or a filter is none.</exception>
    public static Template Parse(string text, string filter = "raw")
    {
        var parts = new List<(string, Func<string, string>?)>();
        var position = 0;
        while (text.IndexOf(Begin, position, StringComparison.Ordinal) is >= 0 and var begin)
        {
            var end = text.IndexOf(End, begin, StringComparison.Ordinal);
            if (end < 0)
                throw new FormatException("has '{{' without '}}'");
            var inner = text[(begin + Begin.Length)..end].Split('|', 2);
            if (!Name().IsMatch(inner[0].Trim()))
                throw new FormatException($"has '{inner[0].Trim()}' in braces, which is no name");
            if (!Filters.TryGetValue(inner.ElementAtOrDefault(1)?.Trim() ?? filter, out var apply))
                throw new FormatException($"has the filter '{inner[1].Trim()}'; there are {string.Join(", ", Filters.Keys)}");
            if (begin > position)
                parts.Add((text[position..begin], null));
            parts.Add((inner[0].Trim(), apply));
            position = end + End.Length;
        }

        if (position < text.Length)
            parts.Add((text[position..], null));
        return new Template(parts);
    }

    /// <summary>The same with the values that are known put in.</summary>
    public Template With(Func<string, string?> known)
    {
        var parts = new List<(string Text, Func<string, string>? Filter)>();
        foreach (var (text, filter) in _parts)
        {
            var fixedText = filter is null ? text : known(text) is { } value ? filter(value) : null;
            if (fixedText is null)
                parts.Add((text, filter));
            else if (parts is [.., (var before, null)])
                parts[^1] = (before + fixedText, null);
            else
                parts.Add((fixedText, null));
        }

        return new Template(parts);
    }

    /// <summary>The text, when nothing is open in it; else null.</summary>
    public string? Fixed() => _parts switch
    {
        [] => "",
        [(var text, null)] => text,
        _ => null,
    };

    /// <exception cref="KeyNotFoundException">A value is missing.</exception>
    public string Fill(IReadOnlyDictionary<string, string> values)
    {
        if (Fixed() is { } text)
            return text;
        var filled = new StringBuilder();
        foreach (var (part, filter) in _parts)
            filled.Append(filter is null ? part : filter(values[part]));
        return filled.ToString();
    }

    [GeneratedRegex(@"^(env:[A-Za-z_][A-Za-z0-9_]*|[A-Za-z][A-Za-z0-9_.-]*)\z")]
    private static partial Regex Name();
}
