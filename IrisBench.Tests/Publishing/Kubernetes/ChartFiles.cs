using IrisBench.Tests.Monitoring;
using YamlDotNet.RepresentationModel;

namespace IrisBench.Tests.Publishing.Kubernetes;

/// <summary>What the files of a chart say, whatever their formatting: that is the host's.</summary>
internal static class ChartFiles
{
    public static SortedDictionary<string, string> MeaningOf(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder, file), file => Path.GetExtension(file) is ".yaml" or ".json" ? Text(YamlTree.Load(file)) : File.ReadAllText(file)),
        StringComparer.Ordinal);

    // Keys are sorted; texts are told from numbers and truth values by their quotes.
    private static string Text(YamlNode node) => node switch
    {
        YamlMappingNode mapping => $"{{{string.Join(", ", mapping.Select(entry => $"{entry.Key}: {Text(entry.Value)}").Order(StringComparer.Ordinal))}}}",
        YamlSequenceNode sequence => $"[{string.Join(", ", sequence.Select(Text))}]",
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain } scalar => scalar.Value!,
        _ => $"\"{node}\"",
    };
}
