namespace IrisBench.Tests.Monitoring;

/// <summary>The published files under test: <c>deploy/monitoring</c> of this repository.</summary>
internal static class MonitoringFolder
{
    public static string Root { get; } = RepositoryRoot.File("deploy", "monitoring");

    public static string Prometheus => Path.Combine(Root, "prometheus");

    public static IReadOnlyList<string> Rules => Files("prometheus/rules", "*.yml");

    public static IReadOnlyList<string> RuleTests => Files("prometheus/tests", "*.yml");

    public static IReadOnlyList<string> Dashboards => Files("grafana/dashboards", "*.json");

    private static string[] Files(string folder, string pattern)
        => [.. Directory.GetFiles(Path.Combine(Root, folder), pattern).Order(StringComparer.Ordinal)];
}
