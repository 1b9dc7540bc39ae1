using System.Text.Json.Serialization;

namespace IrisBench.AppHost.Gateway;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FunctionStatus[]))]
[JsonSerializable(typeof(FunctionLogLine))]
[JsonSerializable(typeof(ScaleRequest))]
internal sealed partial class FunctionStatusJson : JsonSerializerContext;
