using System.Text.Json.Serialization;
using IrisBench.Experiments.Definition;

namespace IrisBench.Experiments.Results;

/// <summary>
/// The run's files as JSON: camel case, enumerations by name, nulls written: a record lacks nothing when it is read back. One
/// object a line, except <c>run.json</c>.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Experiment))]
[JsonSerializable(typeof(RunHeader))]
[JsonSerializable(typeof(RoundRecord))]
[JsonSerializable(typeof(PipelineRecord))]
[JsonSerializable(typeof(SampleRecord))]
public sealed partial class ResultsJson : JsonSerializerContext;
