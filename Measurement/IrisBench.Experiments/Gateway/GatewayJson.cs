using System.Text.Json.Serialization;

namespace IrisBench.Experiments.Gateway;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ScaleRequest))]
[JsonSerializable(typeof(FunctionStatus))]
internal sealed partial class GatewayJson : JsonSerializerContext;
