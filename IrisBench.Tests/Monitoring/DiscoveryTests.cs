using k8s;
using k8s.Models;
using YamlDotNet.RepresentationModel;

namespace IrisBench.Tests.Monitoring;

/// <summary>Looks at the blocks that Debian's promtool cannot: its Prometheus is built without Kubernetes discovery.</summary>
public sealed class DiscoveryTests
{
    // What each role lists and watches: prometheus.io/docs, kubernetes_sd_config.
    private static readonly Dictionary<string, string[]> ResourcesOfRole = new()
    {
        ["node"] = ["nodes"],
        ["pod"] = ["pods"],
        ["endpointslice"] = ["endpointslices", "pods", "services"],
    };

    private static IEnumerable<YamlMappingNode> Discoveries
        => YamlTree.Load(Path.Combine(MonitoringFolder.Prometheus, "prometheus.yml"))
            .Items("scrape_configs").Select(job => Assert.Single(job.Items("kubernetes_sd_configs")));

    [Fact]
    public void The_jobs_are_those_of_the_documentation()
        => Assert.Equal(
            [
                "kubernetes-pods", "kubernetes-pods-management", "kubernetes-cadvisor", "kubernetes-nodes", "kubernetes-service-endpoints",
                "kubernetes-apiservers",
            ],
            YamlTree.Load(Path.Combine(MonitoringFolder.Prometheus, "prometheus.yml"))
                .Items("scrape_configs").Select(job => job.Text("job_name")));

    [Fact]
    public void Every_job_discovers_by_a_role_and_at_most_namespaces()
        => Assert.All(Discoveries, discovery =>
        {
            Assert.Contains(discovery.Text("role")!, ResourcesOfRole.Keys);
            Assert.Empty(discovery.Children.Keys.Select(key => key.ToString()).Except(["role", "namespaces"]));
        });

    // What Debian's Prometheus, with which the rest is tested, does not know.
    [Fact]
    public void What_cAdvisor_no_longer_tells_is_gone_at_once_and_nothing_that_it_tells_is_missed()
    {
        var cAdvisor = YamlTree.Load(Path.Combine(MonitoringFolder.Prometheus, "prometheus.yml"))
            .Items("scrape_configs").Single(job => job.Text("job_name") == "kubernetes-cadvisor");

        Assert.Equal(("true", "5s"), (cAdvisor.Text("track_timestamps_staleness"), cAdvisor.Text("scrape_interval")));
    }

    [Fact]
    public void The_ClusterRole_allows_what_discovery_and_scraping_need_and_nothing_more()
    {
        var role = KubernetesYaml.Deserialize<V1ClusterRole>(
            File.ReadAllText(Path.Combine(MonitoringFolder.Prometheus, "cluster-role.yaml")), strict: true);

        var discovered = role.Rules.Where(rule => rule.Verbs.Contains("watch")).ToList();
        Assert.All(discovered, rule => Assert.Equal(["list", "watch"], rule.Verbs));
        Assert.Equal(
            Discoveries.SelectMany(discovery => ResourcesOfRole[discovery.Text("role")!]).Distinct().Order(),
            discovered.SelectMany(rule => rule.Resources).Order());

        Assert.All(role.Rules.Except(discovered), rule => Assert.Equal(["get"], rule.Verbs));
        Assert.Equal(
            ["/metrics", "nodes/metrics"],
            role.Rules.Except(discovered).SelectMany(rule => rule.Resources ?? rule.NonResourceURLs).Order(StringComparer.Ordinal));
    }
}
