using System.Text.Json.Serialization;

namespace Monolith;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(MonolithAnswer))]
[JsonSerializable(typeof(MonolithBody))]
internal sealed partial class MonolithJson : JsonSerializerContext;
