using System.Text.Json.Serialization;

namespace IrisBench.Pipeline.Load;

/// <summary>The step's JSON contracts, generated at build time. An unknown or repeated field is an error, not ignored.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(LoadInput))]
[JsonSerializable(typeof(LoadAnswer))]
internal sealed partial class LoadJsonContext : JsonSerializerContext;
