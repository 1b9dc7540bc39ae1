using System.Text.Json;
using System.Text.Unicode;

namespace IrisBench.Gateway.Proxy;

/// <summary>
/// What a process that only prints has printed, by its beginning: Go's server, on which the classic watchdog stands, does
/// the same, but knows no JSON.
/// </summary>
internal static class AnswerType
{
    /// <param name="head">The beginning.</param>
    /// <param name="isWhole">Whether nothing follows.</param>
    public static string Of(ReadOnlySpan<byte> head, bool isWhole)
        => IsJson(head, isWhole) ? "application/json" : IsText(head, isWhole) ? "text/plain; charset=utf-8" : "application/octet-stream";

    // An object or an array: a bare word or number is text.
    private static bool IsJson(ReadOnlySpan<byte> head, bool isWhole)
    {
        if (head.TrimStart(" \t\r\n"u8) is not [(byte)'{' or (byte)'[', ..])
        {
            return false;
        }

        try
        {
            var reader = new Utf8JsonReader(head, isWhole, default);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsText(ReadOnlySpan<byte> head, bool isWhole)
    {
        // A letter may be cut at the end of the beginning: it takes up to four bytes.
        for (var cut = 0; cut < 4 && cut <= head.Length; cut++)
        {
            if (Utf8.IsValid(head[..^cut]))
            {
                return !head.ContainsAnyInRange((byte)0, (byte)8) && !head.ContainsAnyInRange((byte)14, (byte)26);
            }

            if (isWhole)
            {
                return false;
            }
        }

        return false;
    }
}
