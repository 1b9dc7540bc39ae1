using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace IrisBench.Experiments.Sides;

/// <summary>When two answers are the same: the same values at the same places, whatever the order of keys, and numbers within a
/// tolerance, wherever they stand.</summary>
internal static class JsonAgreement
{
    public static bool Agree(JsonElement one, JsonElement other, double tolerance) => (one.ValueKind, other.ValueKind) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) => NumbersAgree(one, other, tolerance),
        (JsonValueKind.String, JsonValueKind.String) => JsonElement.DeepEquals(one, other),
        (JsonValueKind.Array, JsonValueKind.Array) => one.GetArrayLength() == other.GetArrayLength()
            && one.EnumerateArray().Zip(other.EnumerateArray()).All(pair => Agree(pair.First, pair.Second, tolerance)),
        (JsonValueKind.Object, JsonValueKind.Object) => MembersAgree(MembersOf(one), MembersOf(other), tolerance),
        var (first, second) => first == second,
    };

    /// <summary>What stands for a value that is too large to be kept. Of values that differ in nothing but the order of their keys it is
    /// the same.</summary>
    public static string DigestOf(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            return DigestOf(Encoding.UTF8.GetBytes(value.GetString()!));
        using var canonical = new MemoryStream();
        using (var writer = new Utf8JsonWriter(canonical, new JsonWriterOptions { SkipValidation = true }))
            Write(writer, value);
        return DigestOf(canonical.ToArray());
    }

    /// <summary>The same of bytes that are no text.</summary>
    public static string DigestOf(byte[] bytes) => $"{bytes.Length} bytes of SHA-256 {Convert.ToHexStringLower(SHA256.HashData(bytes))}";

    private static bool NumbersAgree(JsonElement one, JsonElement other, double tolerance)
    {
        if (JsonElement.DeepEquals(one, other))
            return true;
        // JSON has numbers beyond a double's, which are read as infinite.
        return tolerance > 0
            && (A: one.GetDouble(), B: other.GetDouble()) is var (a, b)
            && double.IsFinite(a - b)
            && Math.Abs(a - b) <= tolerance * Math.Max(Math.Abs(a), Math.Abs(b));
    }

    private static bool MembersAgree(Dictionary<string, JsonElement> one, Dictionary<string, JsonElement> other, double tolerance)
        => one.Count == other.Count
            && one.All(member => other.TryGetValue(member.Key, out var value) && Agree(member.Value, value, tolerance));

    // Of a key that is there twice the last counts, as for most readers.
    private static Dictionary<string, JsonElement> MembersOf(JsonElement value)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
            members[member.Name] = member.Value;
        return members;
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var (name, member) in MembersOf(value).OrderBy(member => member.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(name);
                    Write(writer, member);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
