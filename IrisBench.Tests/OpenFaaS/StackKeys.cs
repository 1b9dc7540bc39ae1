using YamlDotNet.RepresentationModel;

namespace IrisBench.Tests.OpenFaaS;

/// <summary>The keys that faas-cli knows in a stack.yaml (https://docs.openfaas.com/reference/yaml/); it overlooks any other.</summary>
internal static class StackKeys
{
    private static readonly HashSet<string> Top = ["version", "provider", "functions", "configuration"];
    private static readonly HashSet<string> Provider = ["name", "gateway"];
    private static readonly string[] ResourceMaps = ["limits", "requests"];
    private static readonly HashSet<string> Resources = ["cpu", "memory"];

    private static readonly HashSet<string> Function =
    [
        "lang", "handler", "image", "fprocess", "environment", "environment_file", "secrets", "labels", "annotations", "limits", "requests",
        "constraints", "readonly_root_filesystem", "namespace", "skip_build", "build_args", "build_options", "build_secrets", "platforms",
    ];

    /// <summary>Keys of the file that faas-cli would overlook.</summary>
    public static IEnumerable<string> Unknown(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var root = (YamlMappingNode)stream.Documents.Single().RootNode;
        return
        [
            .. Keys(root).Except(Top),
            .. Keys(root["provider"]).Except(Provider),
            .. ((YamlMappingNode)root["functions"]).Children.Values.SelectMany(UnknownInFunction),
        ];
    }

    private static IEnumerable<string> UnknownInFunction(YamlNode function) =>
    [
        .. Keys(function).Except(Function),
        .. ResourceMaps.Intersect(Keys(function)).SelectMany(key => Keys(function[key])).Except(Resources),
    ];

    private static IEnumerable<string> Keys(YamlNode node)
        => ((YamlMappingNode)node).Children.Keys.Select(key => ((YamlScalarNode)key).Value!);
}
