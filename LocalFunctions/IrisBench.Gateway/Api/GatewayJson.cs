using System.Text.Json.Serialization;
using IrisBench.Gateway.Metrics;

namespace IrisBench.Gateway.Api;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(FunctionDeployment))]
[JsonSerializable(typeof(DeleteFunction))]
[JsonSerializable(typeof(ScaleFunction))]
[JsonSerializable(typeof(FunctionStatus))]
[JsonSerializable(typeof(FunctionStatus[]))]
[JsonSerializable(typeof(GatewayInfo))]
[JsonSerializable(typeof(LogMessage))]
[JsonSerializable(typeof(TargetGroup[]))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class GatewayJson : JsonSerializerContext;
