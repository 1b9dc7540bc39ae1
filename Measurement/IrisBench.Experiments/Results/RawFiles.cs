using System.Text.Json;

namespace IrisBench.Experiments.Results;

/// <summary>Whether the raw files of a run are those that were there when it ended.</summary>
public static class RawFiles
{
    private const int MostBytes = 4 << 20;

    // What every version that writes digests writes, be it null, and none that does not: of run.json, and of each round.
    private static readonly string[] KeysOfHeader = ["files", "probe", "conditions", "trace", "sideScaling"];
    private static readonly string[] KeysOfRound = ["machine", "disturbedReason", "faults"];

    /// <summary>How they differ from what <c>run.json</c> says of them, in words, without a full stop; null where they do not, and where
    /// nobody can know: the run goes on or was killed, or its irisbench wrote no digests yet.</summary>
    /// <exception cref="InvalidDataException">One is no plain file, or larger than one may be.</exception>
    /// <exception cref="IOException">One cannot be read.</exception>
    public static async Task<string?> ProblemAsync(RunFolder folder, RunHeader header, CancellationToken cancellationToken)
    {
        if (header.Files is { } then)
            return FileDigest.Difference(then, await FileDigest.OfRawAsync(folder, cancellationToken));
        var isEnded = header is not { Status: RunStatus.Running, EndedAt: null };
        return isEnded
            && (await HasAnyAsync(folder.Header, KeysOfHeader, cancellationToken)
                || await HasAnyAsync(folder.Rounds, KeysOfRound, cancellationToken))
            ? $"{folder.Header.Name} has no SHA-256 of the raw files, though its irisbench writes one of each when a run ends, so nothing "
                + "tells that they are what was measured"
            : null;
    }

    private static async Task<bool> HasAnyAsync(FileInfo file, string[] keys, CancellationToken cancellationToken)
    {
        await using var stream = PlainFile.TryOpen(file);
        if (stream is null)
            return false;
        var text = new byte[Math.Min(MostBytes, stream.Length)];
        var length = await stream.ReadAtLeastAsync(text, text.Length, throwOnEndOfStream: false, cancellationToken);
        return HasAny(text.AsSpan(..length), keys);
    }

    // Of the first object alone: each line of a .jsonl file is one.
    private static bool HasAny(ReadOnlySpan<byte> text, string[] keys)
    {
        try
        {
            var reader = new Utf8JsonReader(text, isFinalBlock: false, default);
            while (reader.Read() && reader is not { TokenType: JsonTokenType.EndObject, CurrentDepth: 0 })
            {
                if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && keys.Contains(reader.GetString()))
                    return true;
            }
        }
        catch (JsonException)
        {
            // Whoever reads it whole says where it is none.
        }

        return false;
    }
}
