using System.Text.Json.Nodes;

namespace IrisBench.Tests.Monitoring;

/// <summary>A published Grafana dashboard.</summary>
internal sealed class Dashboard(string name, JsonNode json)
{
    public static IEnumerable<Dashboard> All
        => MonitoringFolder.Dashboards.Select(
            file => new Dashboard(Path.GetFileNameWithoutExtension(file), JsonNode.Parse(File.ReadAllText(file))!));

    public string Name => name;

    public string Uid => (string)json["uid"]!;

    public JsonArray Variables => json["templating"]!["list"]!.AsArray();

    public IEnumerable<JsonNode> Panels => json["panels"]!.AsArray().Select(panel => panel!);

    public IEnumerable<JsonNode> QueryingPanels => Panels.Where(panel => (string?)panel["type"] != "row");

    /// <summary>Each expression once, with the title of its panel.</summary>
    public IEnumerable<(string Panel, string Expression)> Expressions
        => QueryingPanels.SelectMany(
            panel => panel["targets"]!.AsArray().Select(target => ((string)panel["title"]!, (string)target!["expr"]!)));
}

/// <summary>What Grafana puts for its built-in variables; the dashboards use no others.</summary>
internal static class GrafanaVariables
{
    public static string Fill(string expression) => expression
        // Four times the data source's timeInterval of 15 s.
        .Replace("$__rate_interval", "1m", StringComparison.Ordinal)
        .Replace("$__range", "30m", StringComparison.Ordinal);
}
