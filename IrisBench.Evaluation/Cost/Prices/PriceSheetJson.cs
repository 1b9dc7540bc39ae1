using System.Text.Json;
using System.Text.Json.Serialization;

namespace IrisBench.Evaluation.Cost.Prices;

/// <summary>Price sheets as JSON: camel case, comments allowed, no unknown keys.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true)]
[JsonSerializable(typeof(PriceSheet))]
public sealed partial class PriceSheetJson : JsonSerializerContext;
