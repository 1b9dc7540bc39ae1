using System.IO.Compression;
using System.Text;

namespace IrisBench.Tests.Pipeline.Models;

/// <summary>What is no model, by name: what was met in the field, and what an attacker would send.</summary>
internal static class BadModels
{
    public static IReadOnlyDictionary<string, byte[]> All { get; } = new Dictionary<string, byte[]>
    {
        ["nothing"] = [],
        ["null"] = "null"u8.ToArray(),
        ["one MiB of zeros"] = new byte[1024 * 1024],
        ["a truncated model"] = DefaultModel.Bytes[..300],
        ["another schema"] = DefaultModel.With("schema", "urn:irisbench:schema:model:2"),
        ["an unknown member"] = DefaultModel.With("code", "x"),
        ["a name that steers a terminal"] = DefaultModel.Replacing("\"biases\"", "\"bias\\u009bes\""),
        ["a name of half a character"] = DefaultModel.Replacing("\"biases\"", "\"\\ud800\""),
        ["half a character"] = DefaultModel.Replacing("\"setosa\"", "\"\\ud800\""),
        ["a repeated member"] = DefaultModel.Replacing("{\"schema\"", "{\"accuracy\":0.5,\"schema\""),
        ["no weights"] = DefaultModel.With("weights", null),
        ["a row of weights that is null"] = DefaultModel.Replacing("\"weights\":[", "\"weights\":[null,"),
        ["a species that is null"] = DefaultModel.Replacing("\"setosa\"", "null"),
        ["a species twice"] = DefaultModel.Replacing("\"setosa\"", "\"virginica\""),
        ["a species that steers a terminal"] = DefaultModel.Replacing("\"setosa\"", "\"\\u001b[2Jsetosa\""),
        ["a species with a NUL"] = DefaultModel.Replacing("\"setosa\"", "\"\\u0000\""),
        ["a data set that steers a terminal"] = DefaultModel.Replacing("\"dataSet\":{\"name\":\"", "\"dataSet\":{\"name\":\"\\u009b"),
        ["one weight too few"] = DefaultModel.Replacing("-0.39725756645202637,", ""),
        ["NaN in a weight"] = DefaultModel.Replacing("-0.39725756645202637", "NaN"),
        ["NaN as text in a weight"] = DefaultModel.Replacing("-0.39725756645202637", "\"NaN\""),
        ["infinity by overflow"] = DefaultModel.Replacing("-0.39725756645202637", "1e999"),
        ["a weight whose score overflows"] = DefaultModel.Replacing("-0.39725756645202637", "1e308"),
        ["an accuracy above one"] = DefaultModel.With("accuracy", 1.01),
        ["a hash that is none"] = DefaultModel.Replacing("b6b8efc8", "zzzzzzzz"),
        ["500,000 features"] = DefaultModel.Replacing("\"biases\":[", $"\"biases\":[{new StringBuilder().Insert(0, "1,", 500_000)}"),
        ["deep JSON"] = Encoding.UTF8.GetBytes($"{{\"schema\":{new string('[', 500_000)}"),
        ["an archive"] = Archive(("TrainingInfo/Version.txt", "5.0.1"u8.ToArray())),
        ["300 nested archives"] = Enumerable.Range(0, 300).Aggregate("x"u8.ToArray(), (inner, _) => Archive(("model.zip", inner))),
        ["a zip bomb"] = Archive(("model", new byte[32 * 1024 * 1024])),
        ["forged sizes"] = Forged(),
    };

    private static byte[] Archive((string Name, byte[] Content) entry)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var written = archive.CreateEntry(entry.Name).Open())
            written.Write(entry.Content);
        return bytes.ToArray();
    }

    // The uncompressed size of the central directory says 4 GiB.
    private static byte[] Forged()
    {
        var bytes = Archive(("model", new byte[1000]));
        var directory = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        bytes.AsSpan(directory + 24, 4).Fill(0xFF);
        return bytes;
    }
}
