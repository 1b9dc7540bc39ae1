using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Serialization;

namespace IrisBench.AppHost.Publishing.Kubernetes;

/// <summary>The JSON schema of a chart's values: what is in values.yaml and nothing else, so that a misspelt name is refused. What each
/// value may be is in <c>value-rules.json</c>.</summary>
internal static class ValuesSchema
{
    private static readonly JsonArray s_rules =
        JsonNode.Parse(ChartFiles.Read("value-rules.json"), null, new() { CommentHandling = JsonCommentHandling.Skip })!.AsArray();

    private static readonly JsonSerializerOptions s_options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(string values)
    {
        var sections = new DeserializerBuilder().Build()
            .Deserialize<Dictionary<string, Dictionary<string, Dictionary<string, string>>>>(values);
        var schema = Closed(sections.Select(section => (section.Key, Closed(section.Value.Select(resource =>
            (resource.Key, Closed(resource.Value.Select(value => (value.Key, Leaf(section.Key, value.Key, value.Value))))))))));
        // Helm reads JSON schema's draft 7 in version 3 and 4.
        schema.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        // Of a chart above this one.
        schema["properties"]!["global"] = new JsonObject { ["type"] = "object" };
        return schema.ToJsonString(s_options) + "\n";
    }

    // All are required: values.yaml has them, so what lacks is a null, or a release of an older chart whose values are reused.
    private static JsonObject Closed(IEnumerable<(string Name, JsonObject Schema)> properties)
    {
        var all = properties.ToArray();
        return new()
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray([.. all.Select(property => (JsonNode)property.Name)]),
            ["properties"] = new JsonObject(all.Select(property => KeyValuePair.Create(property.Name, (JsonNode?)property.Schema))),
        };
    }

    private static JsonObject Leaf(string section, string name, string value)
    {
        var rule = s_rules.First(rule => Fits(rule!["section"]!, section) && Fits(rule["name"]!, name))!;
        // A number where it is all there is.
        return JsonNode.Parse(rule["schema"]!.ToJsonString()
            .Replace("\"VALUE\"", value, StringComparison.Ordinal).Replace("VALUE", value, StringComparison.Ordinal))!.AsObject();
    }

    private static bool Fits(JsonNode pattern, string text) => Regex.IsMatch(text, pattern.GetValue<string>());
}
