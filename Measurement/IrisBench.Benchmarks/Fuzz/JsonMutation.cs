using System.Text;
using System.Text.Json;

namespace IrisBench.Benchmarks.Fuzz;

/// <summary>Spoils a JSON document and leaves it one, mostly: some of its values and names become others, or are there many times. A text
/// that is spoilt anywhere is refused as no JSON, and what reads the values is never reached.</summary>
/// <param name="pieces">Values that the format gives a meaning, or nearly does, as JSON.</param>
internal sealed class JsonMutation(params string[] pieces)
{
    /// <summary>What must not be found as it is in a page or a picture.</summary>
    public const string Tag = "<fuzz a='&'>";

    private const int MostChanges = 3;
    private const int MostRepeats = 20_000;
    private const int MostBytes = 2 << 20;

    private static readonly string[] Strange =
    [
        "null", "true", "false", "0", "-0", "1", "2", "7", "100", "5000", "1e9", "-1", "0.5", "1.5",
        "1e-300", "1e18", "1e300", "1e999", "2147483647", "-2147483648",
        "9223372036854775807", "99999999999999999999", "[]", "{}", "[null]", "[[[[[[[[[[]]]]]]]]]]", "{\"a\":{\"a\":{}}}", "\"\"", "\"a\"",
        "\"NaN\"", "\"\\ud800\"", "\"\\u0000\\u001b[2J\\u009b\"", "\"\\u202e\\ufeff\"", "\"\\r\\n\\r\\nX: y\"", "\"../../../tmp/x\"",
        $"\"{Tag}\"", "\"a|b`c\\\"d[e](f)\"", "\"0001-01-01T00:00:00+14:00\"", "\"9999-12-31T23:59:59.9999999-14:00\"", "\"{{env:HOME}}\"",
        $"\"{new string('x', 70_000)}\"",
    ];

    public byte[] Of(byte[] document, Random random)
    {
        for (var changes = random.Next(3) == 0 ? random.Next(MostChanges) : 0; changes >= 0; changes--)
        {
            var ofNames = random.Next(8) == 0;
            var places = Places(document).Where(place => place.IsName == ofNames).ToArray();
            if (places.Length == 0)
                break;
            var (where, _) = places[random.Next(places.Length)];
            document = [.. document[..where.Start], .. Piece(document, places, where, ofNames, random), .. document[where.End..]];
        }

        return document;
    }

    // Of the same kind, mostly: what is of another is refused before anything is done with it.
    private byte[] Piece(byte[] document, (Range Where, bool IsName)[] places, Range where, bool isName, Random random)
    {
        var kind = random.Next(5) == 0 ? 0 : KindOf(document[where.Start.Value]);
        if (isName || random.Next(3) == 0)
        {
            var alike = places.Where(place => kind == 0 || KindOf(document[place.Where.Start.Value]) == kind).ToArray();
            return document[alike[random.Next(alike.Length)].Where];
        }

        if (random.Next(6) == 0)
        {
            var times = random.Next(50) == 0 ? random.Next(MostRepeats) : 2 + random.Next(3);
            // Of what is many times there already, no more than any reader takes.
            times = Math.Min(times, 1 + (MostBytes / (where.End.Value - where.Start.Value)));
            return Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Repeat(Encoding.UTF8.GetString(document[where]), times)));
        }

        var choices = random.Next(2) == 0 && pieces.Length > 0 ? pieces : Strange;
        string[] same = [.. choices.Where(choice => KindOf((byte)choice[0]) == kind)];
        choices = same.Length > 0 ? same : choices;
        return Encoding.UTF8.GetBytes(choices[random.Next(choices.Length)]);
    }

    private static int KindOf(byte first) => (char)first switch
    {
        '"' => 1,
        '-' or (>= '0' and <= '9') => 2,
        '[' => 3,
        '{' => 4,
        _ => 5,
    };

    /// <summary>Where the values and the names are, as far as it is JSON.</summary>
    private static List<(Range Where, bool IsName)> Places(byte[] document)
    {
        var places = new List<(Range, bool)>();
        var open = new Stack<int>();
        var reader = new Utf8JsonReader(document);
        try
        {
            while (reader.Read())
            {
                var (begin, end) = ((int)reader.TokenStartIndex, (int)reader.BytesConsumed);
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    open.Push(begin);
                else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                    places.Add((open.Pop()..end, false));
                else if (reader.TokenType == JsonTokenType.PropertyName)
                    places.Add((begin..(begin + reader.ValueSpan.Length + 2), true));
                else
                    places.Add((begin..end, false));
            }
        }
        catch (JsonException)
        {
            // Spoilt from here on.
        }

        return places;
    }
}
