using System.IO.Compression;
using System.Text;

namespace IrisBench.Benchmarks.ModelUploads;

/// <summary>What an attacker would upload in place of a model, by name.</summary>
internal static class HostileModels
{
    private const int Mebibyte = 1024 * 1024;

    /// <param name="model">A good model, of which some are made.</param>
    public static IReadOnlyDictionary<string, byte[]> Of(byte[] model) => new Dictionary<string, byte[]>
    {
        ["300 nested archives"] = Enumerable.Range(0, 300).Aggregate("x"u8.ToArray(), (inner, _) => Archive(inner)),
        ["a zip bomb of 512 MiB"] = Archive(new byte[512 * Mebibyte]),
        ["16 MiB of zeros"] = new byte[16 * Mebibyte],
        ["NaN weights"] = Replacing(model, "\"weights\":[[", "\"weights\":[[NaN,"),
        ["forged sizes"] = Forged(),
        ["a million features"] = Replacing(model, "\"biases\":[", $"\"biases\":[{new StringBuilder(2_000_000).Insert(0, "1,", 1_000_000)}"),
        ["as many features as the limit lets in"] = Replacing(model, "\"biases\":[", $"\"biases\":[{new StringBuilder(1_000_000).Insert(0, "1,", 500_000)}"),
        ["JSON 500,000 deep"] = Encoding.UTF8.GetBytes($"{{\"schema\":{new string('[', 500_000)}"),
    };

    private static byte[] Replacing(byte[] model, string old, string with)
    {
        var text = Encoding.UTF8.GetString(model);
        return text.Contains(old, StringComparison.Ordinal)
            ? Encoding.UTF8.GetBytes(text.Replace(old, with, StringComparison.Ordinal))
            : throw new MeasurementException($"The model has no {old}.");
    }

    private static byte[] Archive(byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = archive.CreateEntry("model.zip").Open())
            entry.Write(content);
        return bytes.ToArray();
    }

    // The uncompressed size of the central directory says 4 GiB.
    private static byte[] Forged()
    {
        var bytes = Archive(new byte[1000]);
        bytes.AsSpan(bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 24, 4).Fill(0xFF);
        return bytes;
    }
}
