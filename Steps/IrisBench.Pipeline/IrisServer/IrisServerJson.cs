using System.Text.Json.Serialization;
using IrisBench.Pipeline.Authentication;
using IrisBench.Pipeline.IrisServer.Discovery;

namespace IrisBench.Pipeline.IrisServer;

/// <summary>Answers of iris-server, and of Kubernetes about it; members this version does not know are ignored, so that the server may grow.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Credentials))]
[JsonSerializable(typeof(AccessToken))]
[JsonSerializable(typeof(StoredModel))]
[JsonSerializable(typeof(ServerProblem))]
[JsonSerializable(typeof(KubernetesService))]
internal sealed partial class IrisServerJson : JsonSerializerContext;
