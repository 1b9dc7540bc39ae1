using System.Text;

namespace IrisBench.Benchmarks.Fuzz;

/// <summary>A reader of text, called directly with right texts that are spoilt: it reads each, or refuses it in words.</summary>
/// <param name="right">Texts that are right.</param>
/// <param name="mutation">Spoils them.</param>
/// <param name="read">Reads one, knowing which of the right ones it was, and answers what became of it.</param>
internal sealed class TextTarget(IReadOnlyList<string> right, TextMutation mutation, Func<string, int, string> read) : IFuzzTarget
{
    public Task<string> TryAsync(Random random, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            var which = random.Next(right.Count);
            return read(mutation.Of(right[which], random), which);
        },
        cancellationToken);
}

/// <summary>Spoils a text that is right: a few places of it are cut out, doubled, moved, or written over.</summary>
/// <param name="pieces">What the format gives a meaning, or nearly does.</param>
internal sealed class TextMutation(params string[] pieces)
{
    private const int MostChanges = 8;
    private const int MostRepeats = 40_000;

    // Meant by no format, and by most readers not expected.
    private static readonly string[] Strange =
    [
        "\0", "\t", "\r", "\n", "\n\n", "\u001b[31m", "\u202e", "\ufeff", "\ud800", "é", "٥", "\"", "'", "\\", "\\u0000",
        "NaN", "+Inf", "-1", "1e308", "1e999", "-1e999", "0.1e-999", "99999999999999999999", "null", "true",
    ];

    public string Of(string text, Random random)
    {
        var result = new StringBuilder(text);
        for (var changes = random.Next(MostChanges); changes >= 0; changes--)
        {
            var at = random.Next(result.Length + 1);
            var length = Math.Min(random.Next(40), result.Length - at);
            switch (random.Next(6))
            {
                case 0:
                    result.Remove(at, length);
                    break;
                case 1:
                    result.Insert(random.Next(result.Length + 1), result.ToString(at, length));
                    break;
                case 2:
                    result.Remove(at, length).Insert(at, Piece(random));
                    break;
                case 3 when random.Next(20) == 0:
                    result.Insert(at, string.Concat(Enumerable.Repeat(Piece(random), random.Next(MostRepeats))));
                    break;
                case 4:
                    result.Insert(at, (char)random.Next(char.MaxValue));
                    break;
                default:
                    result.Insert(at, Piece(random));
                    break;
            }
        }

        return result.ToString();
    }

    private string Piece(Random random)
        => random.Next(2) == 0 ? pieces[random.Next(pieces.Length)] : Strange[random.Next(Strange.Length)];
}
