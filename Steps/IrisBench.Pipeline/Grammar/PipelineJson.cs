using System.Text.Json.Serialization;
using IrisBench.Pipeline.Authentication;

namespace IrisBench.Pipeline.Grammar;

/// <summary>JSON contracts of the steps without ML and of iris-server's answers, generated at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Credentials))]
[JsonSerializable(typeof(AccessToken))]
public sealed partial class PipelineJson : JsonSerializerContext;
