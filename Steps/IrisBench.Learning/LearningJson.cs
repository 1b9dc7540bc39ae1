using System.Text.Json.Serialization;
using IrisBench.Learning.Prediction;
using IrisBench.Learning.Training;

namespace IrisBench.Learning;

/// <summary>JSON contracts of the steps with ML, generated at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TrainAnswer))]
[JsonSerializable(typeof(PredictAnswer))]
[JsonSerializable(typeof(PredictBody))]
public sealed partial class LearningJson : JsonSerializerContext;
