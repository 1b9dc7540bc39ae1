using System.Text.Json.Serialization;

namespace IrisBench.Experiments.Sides;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LoadSettings))]
[JsonSerializable(typeof(MonolithBody))]
internal sealed partial class SidesJson : JsonSerializerContext;
