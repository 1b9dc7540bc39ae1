using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Serialization;

namespace IrisBench.AppHost.Publishing.Kubernetes.Chart;

/// <summary>The JSON schema of a chart's values: what is in values.yaml and nothing else, so that a misspelt name is refused.</summary>
internal static class ValuesSchema
{
    // Helm reads JSON schema's draft 7 in version 3 and 4.
    private const string Draft = "http://json-schema.org/draft-07/schema#";

    private const string SigningKey = "jwt_signing_key";

    // iris-server asks for 32 bytes, as HMAC-SHA-256 does (RFC 7518, 3.2); a character is one byte at least.
    private const int SigningKeyLength = 32;

    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string values)
    {
        var sections = new DeserializerBuilder().Build().Deserialize<Dictionary<string, Dictionary<string, Dictionary<string, string>>>>(values);
        var schema = Closed(sections.Select(section => (section.Key, Closed(section.Value.Select(resource =>
            (resource.Key, Closed(resource.Value.Keys.Select(name => (name, Leaf(section.Key, name))))))))));
        schema.Insert(0, "$schema", Draft);
        // Of a chart above this one.
        schema["properties"]!["global"] = new JsonObject { ["type"] = "object" };
        return schema.ToJsonString(s_options) + "\n";
    }

    private static JsonObject Closed(IEnumerable<(string Name, JsonObject Schema)> properties) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["properties"] = new JsonObject(properties.Select(property => KeyValuePair.Create(property.Name, (JsonNode?)property.Schema))),
    };

    // The templates say of an empty secret that it is missing, in a sentence; a schema cannot. Neither shows what was given.
    private static JsonObject Leaf(string section, string name) => section switch
    {
        "secrets" when name == SigningKey => new()
        {
            ["description"] = $"Has to be set: at least {SigningKeyLength} characters.",
            ["type"] = "string",
            ["if"] = new JsonObject { ["minLength"] = 1 },
            ["then"] = new JsonObject { ["minLength"] = SigningKeyLength },
        },
        "secrets" => new() { ["description"] = "Has to be set.", ["type"] = "string" },
        _ when name.EndsWith("_image", StringComparison.Ordinal) => new()
        {
            ["description"] = "By tag (registry/name:v1) or by digest (registry/name@sha256:…).",
            ["type"] = "string",
            ["pattern"] = @"^[^\s@]+(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}|@sha256:[0-9a-f]{64})$",
        },
        _ => new() { ["type"] = new JsonArray("string", "integer", "boolean") },
    };
}
