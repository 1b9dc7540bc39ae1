namespace IrisBench.Tests.Monitoring;

public sealed class PromtoolTests
{
    [ToolFact(Tool.Promtool)]
    public async Task The_rules_are_valid()
        => await Tool.RunAsync(Tool.Promtool, ["check", "rules", .. MonitoringFolder.Rules]);

    [ToolFact(Tool.Promtool)]
    public async Task The_rules_pass_their_unit_tests()
        => await Tool.RunAsync(Tool.Promtool, ["test", "rules", .. MonitoringFolder.RuleTests]);

    [ToolFact(Tool.Promtool)]
    public async Task The_configuration_for_a_machine_without_a_cluster_is_valid()
        => await Tool.RunAsync(Tool.Promtool, "check", "config", Path.Combine(MonitoringFolder.Root, "local", "prometheus.yml"));

    // Debian's build has no Kubernetes discovery; DiscoveryTests look at what is replaced here.
    [ToolFact(Tool.Promtool)]
    public async Task The_cluster_configuration_is_valid_once_discovery_reads_files()
    {
        using var copy = new FileBasedCopy();
        await Tool.RunAsync(Tool.Promtool, "check", "config", copy.Configuration);
    }
}
