using YamlDotNet.RepresentationModel;

namespace IrisBench.Tests.Monitoring;

/// <summary>Reads YAML as a tree; anchors and aliases are resolved.</summary>
internal static class YamlTree
{
    public static YamlMappingNode Load(string path)
    {
        var stream = new YamlStream();
        using var reader = new StreamReader(path);
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    public static IEnumerable<YamlMappingNode> Items(this YamlMappingNode node, string key)
        => node.Children.TryGetValue(key, out var items) ? ((YamlSequenceNode)items).Cast<YamlMappingNode>() : [];

    public static string? Text(this YamlMappingNode node, string key)
        => node.Children.TryGetValue(key, out var value) ? ((YamlScalarNode)value).Value : null;
}
