using System.Text.Json.Serialization;
using IrisBench.Pipeline.Authentication;
using IrisBench.Pipeline.Prediction;

namespace IrisBench.Pipeline.Grammar;

/// <summary>JSON contracts of the steps, generated at compile time. What is unknown or repeated is refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Credentials))]
[JsonSerializable(typeof(AccessToken))]
[JsonSerializable(typeof(PredictAnswer))]
[JsonSerializable(typeof(PredictBody))]
public sealed partial class PipelineJson : JsonSerializerContext;
