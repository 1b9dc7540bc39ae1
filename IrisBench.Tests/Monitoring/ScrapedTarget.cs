using System.Text.Json;

namespace IrisBench.Tests.Monitoring;

/// <summary>A target that Prometheus scrapes: its job, where, the labels every series of it gets, and whether it answers.</summary>
internal sealed record ScrapedTarget(string Job, Uri Address, IReadOnlyDictionary<string, string> Labels, string Health)
{
    public static ScrapedTarget Of(JsonElement target) => new(
        target.GetProperty("scrapePool").GetString()!,
        new Uri(target.GetProperty("scrapeUrl").GetString()!),
        target.GetProperty("labels").Deserialize<Dictionary<string, string>>()!,
        target.GetProperty("health").GetString()!);

    public string? Component => Labels.GetValueOrDefault("component");

    public string? Side => Labels.GetValueOrDefault("side");
}
