using System.Text;
using System.Text.Json.Nodes;

namespace IrisBench.Tests.Pipeline.Models;

/// <summary>The model that iris-server ships, and what a test makes of it.</summary>
internal static class DefaultModel
{
    public static byte[] Bytes { get; } = Read();

    public static byte[] With(string member, JsonNode? value)
    {
        var document = JsonNode.Parse(Bytes)!.AsObject();
        document[member] = value;
        return Encoding.UTF8.GetBytes(document.ToJsonString());
    }

    /// <summary>The document as text, with one part of it replaced.</summary>
    public static byte[] Replacing(string part, string replacement)
    {
        var text = Encoding.UTF8.GetString(Bytes);
        Assert.Contains(part, text, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text.Replace(part, replacement, StringComparison.Ordinal));
    }

    private static byte[] Read()
    {
        using var resource = typeof(DefaultModel).Assembly.GetManifestResourceStream("default-model.json")!;
        using var content = new MemoryStream();
        resource.CopyTo(content);
        return content.ToArray();
    }
}
