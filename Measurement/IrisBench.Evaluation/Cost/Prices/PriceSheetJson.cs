using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace IrisBench.Evaluation.Cost.Prices;

/// <summary>
/// How a price sheet is read: camel case, comments allowed, no unknown keys. By reflection: what the source generator makes
/// gives a left out key the type's default in place of the property's own.
/// </summary>
internal static class PriceSheetJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    public static JsonTypeInfo<PriceSheet> PriceSheet => (JsonTypeInfo<PriceSheet>)Options.GetTypeInfo(typeof(PriceSheet));

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            ReadCommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            AllowDuplicateProperties = false,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
        options.MakeReadOnly();
        return options;
    }
}
