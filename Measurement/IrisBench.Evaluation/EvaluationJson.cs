using System.Text.Json.Serialization;
using IrisBench.Evaluation.Differences;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation;

/// <summary>Summaries and differences as JSON: camel case, enumerations by name, nulls written: a record lacks nothing when it is read back.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RunSummary))]
[JsonSerializable(typeof(RunDifference))]
[JsonSerializable(typeof(SweepSummary))]
public sealed partial class EvaluationJson : JsonSerializerContext;
