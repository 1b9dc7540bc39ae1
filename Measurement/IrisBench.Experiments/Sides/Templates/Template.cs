using System.Globalization;
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
        // One word for a shell (POSIX, Shell Command Language, 2.2.2).
        ["sh"] = value => $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'",
    };

    // Text, or a name with the filter that its value goes through, and how it was written.
    private readonly IReadOnlyList<(string Text, Func<string, string>? Filter, string Written)> _parts;

    private Template(IReadOnlyList<(string, Func<string, string>?, string)> parts) => _parts = parts;

    public IEnumerable<string> Names => _parts.Where(part => part.Filter is not null).Select(part => part.Text);

    /// <summary>What it is before its first name.</summary>
    public string Head => _parts is [(var text, null, _), ..] ? text : "";

    /// <param name="text">The text.</param>
    /// <param name="filter">The filter of values that name none.</param>
    /// <exception cref="FormatException">A name or a filter is none.</exception>
    public static Template Parse(string text, string filter = "raw")
    {
        var parts = new List<(string, Func<string, string>?, string)>();
        var position = 0;
        while (text.IndexOf(Begin, position, StringComparison.Ordinal) is >= 0 and var begin)
        {
            var end = text.IndexOf(End, begin, StringComparison.Ordinal);
            if (end < 0)
                throw new FormatException("has '{{' without '}}'");
            var inner = text[(begin + Begin.Length)..end].Split('|', 2);
            if (!Name().IsMatch(inner[0].Trim()))
                throw new FormatException($"has '{Excerpt.Of(inner[0].Trim())}' in braces, which is no name");
            if (!Filters.TryGetValue(inner.ElementAtOrDefault(1)?.Trim() ?? filter, out var apply))
                throw new FormatException($"has the filter '{Excerpt.Of(inner[1].Trim())}'; there are {string.Join(", ", Filters.Keys)}");
            if (begin > position)
                parts.Add((text[position..begin], null, text[position..begin]));
            position = end + End.Length;
            parts.Add((inner[0].Trim(), apply, text[begin..position]));
        }

        if (position < text.Length)
            parts.Add((text[position..], null, text[position..]));
        return new Template(parts);
    }

    /// <summary>The same with the values that are known put in.</summary>
    public Template With(Func<string, string?> known)
    {
        var parts = new List<(string Text, Func<string, string>? Filter, string Written)>();
        foreach (var (text, filter, written) in _parts)
        {
            var fixedText = filter is null ? text : known(text) is { } value ? filter(value) : null;
            if (fixedText is null)
                parts.Add((text, filter, written));
            else if (parts is [.., (var before, null, _)])
                parts[^1] = (before + fixedText, null, before + fixedText);
            else
                parts.Add((fixedText, null, fixedText));
        }

        return new Template(parts);
    }

    /// <summary>The text, when nothing is open in it; else null.</summary>
    public string? Fixed() => _parts switch { [] => "", [(var text, null, _)] => text, _ => null };

    public string Fill(IReadOnlyDictionary<string, string> values)
    {
        if (Fixed() is { } text)
            return text;
        return string.Concat(_parts.Select(part => part.Filter is null ? part.Text : part.Filter(values[part.Text])));
    }

    /// <summary>As it is written, with the names that are still open in it.</summary>
    public override string ToString() => string.Concat(_parts.Select(part => part.Written));

    [GeneratedRegex(@"^(env:[A-Za-z_][A-Za-z0-9_]*|[A-Za-z][A-Za-z0-9_.-]*)\z")]
    private static partial Regex Name();
}

/// <summary>A place in a JSON document (RFC 6901).</summary>
internal sealed partial class JsonPointer
{
    private readonly string _text;
    private readonly string[] _tokens;

    private JsonPointer(string text)
        => (_text, _tokens) = (text, [.. text.Split('/').Skip(1).Select(token => token
            .Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))]);

    /// <summary>Whether it is the document itself.</summary>
    public bool IsWhole => _tokens.Length == 0;

    /// <summary>The pointer, or null when the text is none.</summary>
    public static JsonPointer? TryParse(string text) => Syntax().IsMatch(text) ? new JsonPointer(text) : null;

    public JsonElement? In(JsonElement document)
    {
        var current = document;
        foreach (var token in _tokens)
        {
            var found = current.ValueKind switch
            {
                JsonValueKind.Object => current.TryGetProperty(token, out current),
                JsonValueKind.Array => ItemOf(current, token, out current),
                _ => false,
            };
            if (!found)
                return null;
        }

        return current;
    }

    public override string ToString() => _text;

    // No leading zeros: an index has one spelling.
    private static bool ItemOf(JsonElement array, string token, out JsonElement item)
    {
        item = default;
        if (!int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            || (token.Length > 1 && token[0] == '0')
            || index >= array.GetArrayLength())
            return false;
        item = array[index];
        return true;
    }

    [GeneratedRegex(@"^(/([^~/]|~[01])*)*\z")]
    private static partial Regex Syntax();
}
