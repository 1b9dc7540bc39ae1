using System.Text.Json.Serialization;

namespace IrisBench.Pipeline.Models;

/// <summary>The document's JSON contract. Strict: what is unknown, repeated or nested deeper than a model is refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    MaxDepth = 8,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ModelDocument))]
public sealed partial class ModelJson : JsonSerializerContext;
