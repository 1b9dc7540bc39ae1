using System.Text.Json.Serialization;

namespace IrisBench.Evaluation.Differences;

/// <summary>The difference as JSON: camel case, enumerations by name.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RunDifference))]
public sealed partial class DifferenceJson : JsonSerializerContext;
