using System.Text.Json.Serialization;
using IrisBench.Pipeline.Authentication;

namespace IrisBench.Pipeline.IrisServer;

/// <summary>iris-server's answers; members this version does not know are ignored, so that the server may grow.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Credentials))]
[JsonSerializable(typeof(AccessToken))]
[JsonSerializable(typeof(StoredModel))]
[JsonSerializable(typeof(ServerProblem))]
internal sealed partial class IrisServerJson : JsonSerializerContext;
