using System.Text.Json.Serialization;

namespace IrisBench.AppHost.RunningSystem;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RunningSystemState))]
internal sealed partial class RunningSystemJson : JsonSerializerContext;
