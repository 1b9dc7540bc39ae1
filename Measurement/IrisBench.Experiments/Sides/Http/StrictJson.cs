using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace IrisBench.Experiments.Sides.Http;

/// <summary>JSON in which every text is one. The parser looks at structure only, and half a character, or bytes that are no UTF-8, throw
/// where a text is asked for much later. So whatever this has read can be worked with.</summary>
internal static class StrictJson
{
    /// <exception cref="FormatException">It is none; the message continues "not JSON".</exception>
    public static JsonDocument Parse(byte[] json)
    {
        if (!Utf8.IsValid(json))
            throw new FormatException(": it has bytes that are no UTF-8");
        try
        {
            var document = JsonDocument.Parse(json);
            return HasHalves(json) ? throw new FormatException(": it has half a character in a text") : document;
        }
        catch (JsonException exception)
        {
            throw new FormatException("", exception);
        }
    }

    /// <summary>A text as the value that it is in JSON, or as a text.</summary>
    public static JsonElement ValueOf(string text)
    {
        try
        {
            using var document = Parse(Encoding.UTF8.GetBytes(text));
            return document.RootElement.Clone();
        }
        catch (FormatException)
        {
            return JsonSerializer.SerializeToElement(text);
        }
    }

    // A surrogate can stand in UTF-8 only as an escape.
    private static bool HasHalves(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0)
            return false;
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                    _ = reader.GetString();
            }

            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }
}
