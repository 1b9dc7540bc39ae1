namespace IrisBench.Tests.Monitoring;

/// <summary>What Grafana puts for its built-in variables; the dashboards use no others.</summary>
internal static class GrafanaVariables
{
    public static string Fill(string expression) => expression
        // Four times the data source's timeInterval of 15 s.
        .Replace("$__rate_interval", "1m", StringComparison.Ordinal)
        .Replace("$__range", "30m", StringComparison.Ordinal);
}
