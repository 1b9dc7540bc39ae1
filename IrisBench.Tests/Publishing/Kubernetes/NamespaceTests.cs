using IrisBench.Tests.Monitoring;
using k8s;
using k8s.Models;

namespace IrisBench.Tests.Publishing.Kubernetes;

/// <summary>deploy/namespaces, and what every namespace of ours has in common.</summary>
public class NamespaceTests
{
    [ToolFact(Tool.Kubectl)]
    public async Task Every_namespace_that_we_publish_says_which_pods_it_admits()
    {
        var namespaces = (await BuildAsync("namespaces")).Concat(await BuildAsync("monitoring")).OfType<V1Namespace>().ToArray();

        Assert.Equal(["irisbench", "monitoring", "openfaas-fn"], namespaces.Select(item => item.Metadata.Name).Order(StringComparer.Ordinal));
        Assert.All(namespaces, item => Assert.Equal(
            item.Metadata.Name == "openfaas-fn" ? "baseline" : "restricted", item.Metadata.Labels["pod-security.kubernetes.io/enforce"]));
    }

    [ToolTheory(Tool.Kubectl)]
    [InlineData("namespaces", "openfaas-fn", "functions")]
    [InlineData("compare", "irisbench", "irisbench-compare")]
    [InlineData("monitoring", "monitoring", "prometheus")]
    [InlineData("monitoring", "monitoring", "grafana")]
    [InlineData("monitoring", "monitoring", "deny-all")]
    public async Task Every_policy_is_about_both_directions(string folder, string space, string name)
    {
        var policy = (await BuildAsync(folder)).OfType<V1NetworkPolicy>().Single(policy => policy.Metadata.Name == name);

        Assert.Equal(space, policy.Metadata.NamespaceProperty);
        Assert.Equal(["Ingress", "Egress"], policy.Spec.PolicyTypes);
    }

    [ToolFact(Tool.Helm4)]
    public async Task Functions_are_called_by_the_gateway_and_reach_iris_server_and_what_finds_it()
    {
        var policy = (await BuildAsync("namespaces")).OfType<V1NetworkPolicy>().Single().Spec;
        var server = Chart.Committed.Find<V1NetworkPolicy>("iris-server-networkpolicy").Spec;

        Assert.Empty(policy.PodSelector.MatchLabels ?? new Dictionary<string, string>());
        Assert.Equal(
            [("openfaas", "8080"), ("monitoring", "8081"), ("monitoring", "8082")],
            policy.Ingress.SelectMany(rule => rule.Ports.Select(port => (rule.FromProperty.Single().NamespaceSelector.MatchLabels["kubernetes.io/metadata.name"], port.Port.Value))));
        var call = policy.Egress.Single(rule => rule.Ports.Any(port => port.Port.Value == "6001"));
        Assert.True(call.To.Single().PodSelector.MatchLabels.Selects(Pods.Deployment("iris-server")));
        Assert.Contains(server.Ingress, rule => rule.Ports.Single().Port.Value == "6001" && rule.FromProperty.Any(peer => peer.NamespaceSelector?.MatchLabels["kubernetes.io/metadata.name"] == "openfaas-fn"));
        Assert.Equal(["443", "53", "53", "6001", "6443"], policy.Egress.SelectMany(rule => rule.Ports).Select(port => port.Port.Value).Order(StringComparer.Ordinal));
    }

    private static async Task<List<object>> BuildAsync(string folder)
        => KubernetesYaml.LoadAllFromString(
            await Tool.RunAsync(Tool.Kubectl, "kustomize", RepositoryRoot.File("deploy", folder)),
            strict: true);
}
