using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace IrisBench.Experiments.Sides.Templates;

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

    /// <summary>What is there; null when nothing is.</summary>
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
