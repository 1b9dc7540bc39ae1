using System.Text.Json.Serialization;
using IrisBench.LiveView.Api;
using IrisBench.LiveView.Catalog;

namespace IrisBench.LiveView.Board;

/// <summary>What the page reads and sends.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(LiveRun))]
[JsonSerializable(typeof(LiveHeader))]
[JsonSerializable(typeof(LiveProgress))]
[JsonSerializable(typeof(LivePoint))]
[JsonSerializable(typeof(LiveRound))]
[JsonSerializable(typeof(LiveEnd))]
[JsonSerializable(typeof(RunList))]
[JsonSerializable(typeof(StartRequest))]
[JsonSerializable(typeof(IReadOnlyList<OfferedProfile>))]
[JsonSerializable(typeof(string))]
internal sealed partial class LiveJson : JsonSerializerContext;
