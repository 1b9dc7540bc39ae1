using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace IrisBench.Experiments.Definition.Reading;

/// <summary>Turns YAML nodes into JSON nodes by YAML's core schema (YAML 1.2.2, 10.3) and notes the lines.</summary>
internal sealed partial class YamlReading(string source)
{
    // An alias may hold its own anchor, and a tree may be deeper than the stack.
    private const int MaximumDepth = 32;

    private readonly Dictionary<string, long> _lines = [];

    public IReadOnlyDictionary<string, long> Lines => _lines;

    public JsonNode? Read(YamlNode node, string path, int depth = 0)
    {
        _lines.TryAdd(path, node.Start.Line);
        if (depth > MaximumDepth)
            throw new DefinitionException(source, [new DefinitionProblem(node.Start.Line, $"is nested deeper than {MaximumDepth}")]);

        return node switch
        {
            YamlMappingNode mapping => ReadMapping(mapping, path, depth),
            YamlSequenceNode sequence => new JsonArray(
                [.. sequence.Children.Select((item, index) => Read(item, $"{path}[{index}]", depth + 1))]),
            YamlScalarNode scalar => ReadScalar(scalar),
            _ => throw new DefinitionException(source, [new DefinitionProblem(node.Start.Line, "is neither a mapping, a list nor a value")]),
        };
    }

    private JsonObject ReadMapping(YamlMappingNode mapping, string path, int depth)
    {
        var result = new JsonObject();
        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            var inner = path.Length == 0 ? name : $"{path}.{name}";
            _lines.TryAdd(inner, key.Start.Line);
            result[name] = Read(value, inner, depth + 1);
        }

        return result;
    }

    private static JsonValue? ReadScalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any))
            return JsonValue.Create(text);

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => JsonValue.Create(true),
            "false" or "False" or "FALSE" => JsonValue.Create(false),
            _ when WholeNumber().IsMatch(text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                => JsonValue.Create(whole),
            _ when Number().IsMatch(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                => JsonValue.Create(number),
            _ => JsonValue.Create(text),
        };
    }

    [GeneratedRegex("^[-+]?[0-9]+$")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")]
    private static partial Regex Number();
}
