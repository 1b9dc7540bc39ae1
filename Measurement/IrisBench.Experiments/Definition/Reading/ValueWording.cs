using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace IrisBench.Experiments.Definition.Reading;

/// <summary>Values and their types in words.</summary>
internal static class ValueWording
{
    /// <summary>What a value of the type must be.</summary>
    public static string Of(JsonTypeInfo type) => (Nullable.GetUnderlyingType(type.Type) ?? type.Type) switch
    {
        { IsEnum: true } @enum => $"one of {string.Join(", ", NamesOf(@enum))}",
        var number when number == typeof(int) || number == typeof(long) => "a whole number",
        var number when number == typeof(double) => "a number",
        var flag when flag == typeof(bool) => "true or false",
        var text when text == typeof(string) => "text (put it in quotes)",
        _ => type.Kind == JsonTypeInfoKind.Enumerable ? "a list" : "a mapping of keys to values",
    };

    /// <summary>What stands there.</summary>
    public static string Of(JsonNode? node) => node switch
    {
        null => "nothing",
        JsonObject => "a mapping",
        JsonArray => "a list",
        _ when node.GetValueKind() == JsonValueKind.String => $"'{node.GetValue<string>()}'",
        _ => node.ToJsonString(),
    };

    private static IEnumerable<string> NamesOf(Type type)
        => type.GetFields().Where(field => field.IsLiteral).Select(field => field
            .GetCustomAttributes(typeof(JsonStringEnumMemberNameAttribute), inherit: false)
            .Cast<JsonStringEnumMemberNameAttribute>()
            .SingleOrDefault()?.Name ?? field.Name);
}
