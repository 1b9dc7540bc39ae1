using System.Text.Json;
using System.Text.Json.Serialization;

namespace IrisBench.AppHost.Monitoring;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ScrapeTarget[]))]
internal sealed partial class ScrapeTargetJson : JsonSerializerContext
{
    public static string Serialize(IEnumerable<ScrapeTarget> targets) => JsonSerializer.Serialize([.. targets], Default.ScrapeTargetArray);
}
