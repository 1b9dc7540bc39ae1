namespace IrisBench.AppHost.Monitoring;

internal static class MonitoringSettings
{
    /// <summary><c>true</c> starts Prometheus and Grafana with the system, where no dashboard offers to.</summary>
    public const string Start = "IrisBench:StartMonitoring";
}
