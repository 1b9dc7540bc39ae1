using System.Text.Json.Serialization;

namespace IrisBench.Evaluation.Summaries;

/// <summary>The summary as JSON: camel case, enumerations by name, nulls written: a record lacks nothing when it is read back.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RunSummary))]
public sealed partial class SummaryJson : JsonSerializerContext;
