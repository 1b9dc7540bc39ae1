using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Serialization;

namespace IrisBench.AppHost.Publishing.Kubernetes;

/// <summary>The JSON schema of a chart's values: what is in values.yaml and nothing else, so that a misspelt name is refused.</summary>
internal static class ValuesSchema
{
    // Helm reads JSON schema's draft 7 in version 3 and 4.
    private const string Draft = "http://json-schema.org/draft-07/schema#";

    private const string SigningKey = "jwt_signing_key";

    // iris-server asks for 32 bytes, as HMAC-SHA-256 does (RFC 7518, 3.2); a character is one byte at least.
    private const int SigningKeyLength = 32;

    // Helm reads a number as a double: beyond this one, another arrives than was written.
    private const long LargestInteger = (1L << 53) - 1;

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
        schema.Insert(0, "$schema", Draft);
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

    // The templates say of an empty secret that it is missing, in a sentence; a schema cannot. Neither shows what was given.
    private static JsonObject Leaf(string section, string name, string value) => section switch
    {
        "secrets" when name == SigningKey => new()
        {
            ["description"] = $"Has to be set: at least {SigningKeyLength} characters.",
            ["type"] = "string",
            ["if"] = new JsonObject { ["minLength"] = 1 },
            ["then"] = new JsonObject { ["minLength"] = SigningKeyLength, ["pattern"] = @"\S" },
        },
        // Of blanks alone it would be none to iris-server, which would refuse to start.
        "secrets" => new()
        {
            ["description"] = "Has to be set, and to more than blanks.",
            ["type"] = "string",
            ["if"] = new JsonObject { ["minLength"] = 1 },
            ["then"] = new JsonObject { ["pattern"] = @"\S" },
        },
        _ when name.EndsWith("_image", StringComparison.Ordinal) => new()
        {
            ["description"] = "By tag (registry/name:v1) or by digest (registry/name@sha256:…).",
            ["type"] = "string",
            // https://github.com/distribution/reference/blob/main/regexp.go
            ["pattern"] = @"^([A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]+)?/)?[a-z0-9]+(([._/]|__|-+)[a-z0-9]+)*"
                + @"(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}(@sha256:[0-9a-f]{64})?|@sha256:[0-9a-f]{64})$",
        },
        // The container, its probes, its Service and the policies have these.
        _ when (name is "HTTP_PORTS" or "MANAGEMENT_PORT") && int.Parse(value, CultureInfo.InvariantCulture) is var port =>
            Port($"^{port}$", port, port),
        _ when name.EndsWith("__Port", StringComparison.Ordinal) => Port("^[0-9]{1,5}$", 1, 65535),
        "config" when name == "Store__Path" => new()
        {
            ["description"] = "A file of the volume.",
            ["type"] = "string",
            // No name begins with a dot, so none leads back out of it.
            ["pattern"] = $"^{IrisServerChartExtensions.ModelFolder}(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$",
        },
        // As iris-server asks of it: the text forms of the input part name and password by a semicolon. What is true or false may have
        // been written as yes or off.
        "config" when name == "iris_user" => new()
        {
            ["description"] = "A name without a semicolon.",
            ["type"] = new JsonArray("string", "integer"),
            ["pattern"] = @"^[^;]*[^;\s][^;]*$",
            ["minimum"] = -LargestInteger,
            ["maximum"] = LargestInteger,
        },
        _ => new()
        {
            ["type"] = new JsonArray("string", "integer", "boolean"),
            ["minimum"] = -LargestInteger,
            ["maximum"] = LargestInteger,
        },
    };

    // A text or a number.
    private static JsonObject Port(string pattern, int least, int most) => new()
    {
        ["type"] = new JsonArray("string", "integer"),
        ["pattern"] = pattern,
        ["minimum"] = least,
        ["maximum"] = most,
    };
}
