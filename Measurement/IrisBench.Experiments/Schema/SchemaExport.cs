using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace IrisBench.Experiments.Schema;

/// <summary>The schema that System.Text.Json makes of a type, with descriptions and ranges added.</summary>
internal static class SchemaExport
{
    public static JsonObject Of(JsonSerializerOptions options, Type type, DocumentedTypes documentation)
        => (JsonObject)options.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, schema) => Annotate(context, schema, documentation),
        });

    private static JsonNode Annotate(JsonSchemaExporterContext context, JsonNode node, DocumentedTypes documentation)
    {
        // Of any value the exporter says true.
        if (node is not JsonObject schema)
            return node;

        var property = context.PropertyInfo?.AttributeProvider as PropertyInfo;
        var description = property is null ? documentation.Of(context.TypeInfo.Type) : documentation.Of(property);
        if (description is not null)
            schema.Insert(0, "description", description);
        foreach (var rule in property?.GetCustomAttributes<ValidationAttribute>() ?? [])
            Add(rule, schema);
        return schema;
    }

    private static void Add(ValidationAttribute rule, JsonObject schema)
    {
        switch (rule)
        {
            case RangeAttribute range:
                schema["minimum"] = Number(range.Minimum);
                schema["maximum"] = Number(range.Maximum);
                break;
            case RequiredAttribute:
                schema["minLength"] = 1;
                break;
            case MinLengthAttribute length:
                schema["minItems"] = length.Length;
                break;
            case MaxLengthAttribute length:
                schema["maxItems"] = length.Length;
                break;
            case RegularExpressionAttribute expression:
                schema["pattern"] = expression.Pattern;
                break;
            case AllowedValuesAttribute allowed:
                // Where nothing may be there, the type says so, and the enumeration has to as well.
                schema["enum"] = new JsonArray([.. allowed.Values.Select(value => JsonValue.Create((string)value!)), .. schema["type"] is JsonArray ? (JsonNode?[])[null] : []]);
                break;
        }
    }

    private static JsonNode Number(object value) => value is int whole ? JsonValue.Create(whole) : JsonValue.Create((double)value);
}
