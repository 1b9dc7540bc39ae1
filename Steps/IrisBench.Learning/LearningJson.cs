using System.Text.Json.Serialization;
using IrisBench.Learning.Training;

namespace IrisBench.Learning;

/// <summary>JSON contracts of the steps with ML.NET, generated at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TrainAnswer))]
public sealed partial class LearningJson : JsonSerializerContext;
