using IrisBench.Tests.Monitoring;
using k8s.Models;

namespace IrisBench.Tests.Publishing.Kubernetes;

public class NetworkTests
{
    [ToolTheory(Tool.Helm4)]
    [InlineData("iris-server", 6002, "6001")]
    [InlineData("monolith", 7500, "8080")]
    public void Its_Service_forwards_one_port(string component, int port, string targetPort)
    {
        var service = Chart.Committed.Find<V1Service>($"{component}-service").Spec;
        var forwarded = service.Ports.Single();

        Assert.Equal("ClusterIP", service.Type);
        Assert.Equal((port, targetPort), (forwarded.Port, forwarded.TargetPort.Value));
        Assert.True(service.Selector.Selects(Pods.Deployment(component)));
    }

    [ToolTheory(Tool.Helm4)]
    [InlineData("iris-server")]
    [InlineData("monolith")]
    public void Its_policy_is_about_that_pod_and_both_directions(string component)
    {
        var policy = Policy(component);

        Assert.Equal(["Ingress", "Egress"], policy.PolicyTypes);
        Assert.Equal(
            [component],
            Chart.Committed.Objects<V1Deployment>().Where(deployment => policy.PodSelector.MatchLabels.Selects(deployment))
                .Select(deployment => deployment.Spec.Template.Metadata.Labels["app.kubernetes.io/component"]));
    }

    [ToolFact(Tool.Helm4)]
    public void Only_the_monolith_and_the_functions_reach_iris_server_and_it_reaches_nobody()
    {
        var policy = Policy("iris-server");
        var http = policy.Ingress.Single(rule => rule.Ports.Single().Port.Value == "6001");

        Assert.True(http.FromProperty[0].PodSelector.MatchLabels.Selects(Pods.Deployment("monolith")));
        Assert.Equal(
            ["openfaas-fn", "knative-fn"],
            http.FromProperty.Skip(1).Select(peer => peer.NamespaceSelector.MatchLabels["kubernetes.io/metadata.name"]));
        Assert.Null(policy.Egress);
    }

    [ToolTheory(Tool.Helm4)]
    [InlineData("iris-server")]
    [InlineData("monolith")]
    public void Only_the_monitoring_reaches_the_management_port(string component)
    {
        var management = Policy(component).Ingress.Single(rule => rule.Ports.Any(port => port.Port.Value == "8081"));

        Assert.Equal("monitoring", management.FromProperty.Single().NamespaceSelector.MatchLabels["kubernetes.io/metadata.name"]);
    }

    [ToolFact(Tool.Helm4)]
    public void The_monolith_reaches_iris_server()
        => Assert.Contains(Policy("monolith").Egress, rule => rule.Ports.Any(port => port.Port.Value == "6001")
            && rule.To.Single().PodSelector.MatchLabels.Selects(Pods.Deployment("iris-server")));

    private static V1NetworkPolicySpec Policy(string component) => Chart.Committed.Find<V1NetworkPolicy>($"{component}-networkpolicy").Spec;
}
