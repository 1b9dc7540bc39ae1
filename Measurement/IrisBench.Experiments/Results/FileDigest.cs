using System.Security.Cryptography;

namespace IrisBench.Experiments.Results;

/// <summary>What a raw file was when its run ended.</summary>
/// <param name="Sha256">Its SHA-256, in hexadecimal.</param>
/// <param name="Bytes">Its length.</param>
public sealed record FileDigest(string Sha256, long Bytes)
{
    /// <summary>That of each raw file of a run that is there, by name.</summary>
    /// <exception cref="InvalidDataException">One is no plain file, or larger than one may be.</exception>
    /// <exception cref="IOException">One cannot be read.</exception>
    public static async Task<IReadOnlyDictionary<string, FileDigest>> OfRawAsync(RunFolder folder, CancellationToken cancellationToken)
    {
        var digests = new Dictionary<string, FileDigest>();
        foreach (var file in new[] { folder.Rounds, folder.Pipelines, folder.Samples })
        {
            if (await TryOfAsync(file, cancellationToken) is { } digest)
                digests[file.Name] = digest;
        }

        return digests;
    }

    /// <summary>That of one file; null where there is none. It is never held whole.</summary>
    /// <exception cref="InvalidDataException">It is no plain file, or larger than one may be.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static async Task<FileDigest?> TryOfAsync(FileInfo file, CancellationToken cancellationToken)
    {
        await using var stream = PlainFile.TryOpen(file, JsonLines.MaximumFileBytes);
        return stream is null
            ? null
            : new FileDigest(Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken)), stream.Position);
    }

    /// <summary>The first raw file that is not what it was when the run ended, and how it differs, in words; null where all are.</summary>
    /// <param name="then">As <c>run.json</c> has them.</param>
    /// <param name="now">As they are.</param>
    public static string? Difference(IReadOnlyDictionary<string, FileDigest> then, IReadOnlyDictionary<string, FileDigest> now)
        => then.Keys.Union(now.Keys).Select(name => (then.GetValueOrDefault(name), now.GetValueOrDefault(name)) switch
        {
            (_, null) => $"{name} is missing",
            (null, _) => $"{name} was not there when the run ended",
            var (old, young) when old.Bytes != young.Bytes
                => FormattableString.Invariant($"{name} has {young.Bytes} bytes, and had {old.Bytes} when the run ended"),
            var (old, young) when old.Sha256 != young.Sha256 => $"{name} was changed after the run had ended: its SHA-256 is another",
            _ => null,
        }).FirstOrDefault(difference => difference is not null);
}
