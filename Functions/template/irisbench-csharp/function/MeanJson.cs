using System.Text.Json.Serialization;

namespace IrisBench.Function;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Mean))]
internal sealed partial class MeanJson : JsonSerializerContext;
