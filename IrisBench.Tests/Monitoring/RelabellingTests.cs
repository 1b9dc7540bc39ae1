namespace IrisBench.Tests.Monitoring;

public sealed class RelabellingTests(RelabelledTargets targets) : IClassFixture<RelabelledTargets>
{
    [ToolTheory(Tool.Prometheus)]
    [InlineData("native", "http://127.0.0.1:8081/metrics")]
    [InlineData("dotted", "http://127.0.0.1:8081/metrics")]
    [InlineData("no-port-declared", "http://127.0.0.1:8081/here")]
    [InlineData("ipv6", "http://[::1]:8081/metrics")]
    [InlineData("gateway", "http://127.0.0.1:8082/metrics")]
    [InlineData("knative", "http://127.0.0.1:8081/metrics")]
    public void An_annotated_pod_is_scraped_once_where_its_annotations_say(string pod, string address)
    {
        var target = Assert.Single(targets.OfPod(pod));
        Assert.Equal(("kubernetes-pods", new Uri(address)), (target.Job, target.Address));
    }

    [ToolTheory(Tool.Prometheus)]
    [InlineData("off")]
    [InlineData("not-annotated")]
    [InlineData("finished")]
    [InlineData("initialising")]
    public void A_pod_that_did_not_ask_for_it_or_does_not_run_is_left_alone(string pod)
        => Assert.Empty(targets.OfPod(pod));

    [ToolFact(Tool.Prometheus)]
    public void Under_the_watchdog_both_ports_are_scraped_each_by_its_job()
        => Assert.Equal(
            [("kubernetes-pods", 8081), ("kubernetes-pods-management", 8082)],
            targets.OfPod("watchdog").Select(target => (target.Job, target.Address.Port)).Order());

    [ToolTheory(Tool.Prometheus)]
    [InlineData("native", "iris-auth", "functions")]
    [InlineData("watchdog", "iris-load", "functions")]
    [InlineData("dotted", "figlet", "functions")]
    [InlineData("impostor", null, null)]
    [InlineData("knative", "iris-train", "functions")]
    [InlineData("monolith", "monolith", "monolith")]
    [InlineData("server", "iris-server", "shared")]
    [InlineData("gateway", null, "platform")]
    public void Pods_of_our_namespaces_get_the_labels_component_and_side(string pod, string? component, string? side)
        => Assert.All(targets.OfPod(pod), target => Assert.Equal((component, side), (target.Component, target.Side)));

    [ToolFact(Tool.Prometheus)]
    public void Every_target_of_a_pod_tells_namespace_and_node()
        => Assert.All(
            targets.OfPod("watchdog"),
            target => Assert.Equal(("openfaas-fn", "node-1"), (target.Labels["namespace"], target.Labels["node"])));

    [ToolFact(Tool.Prometheus)]
    public void A_function_whose_Service_repeats_its_annotations_does_not_count_twice()
        => Assert.Equal(
            ["http://127.0.0.1:9153/metrics"],
            targets.All.Where(target => target.Job == "kubernetes-service-endpoints").Select(target => target.Address.ToString()));

    [ToolFact(Tool.Prometheus)]
    public void The_api_server_is_scraped_on_its_https_port_only()
        => Assert.Equal(6443, Assert.Single(targets.All, target => target.Job == "kubernetes-apiservers").Address.Port);

    [ToolTheory(Tool.Prometheus)]
    [InlineData("kubernetes-nodes", "/metrics")]
    [InlineData("kubernetes-cadvisor", "/metrics/cadvisor")]
    public void Every_kubelet_is_scraped_under_the_name_of_its_node(string job, string path)
    {
        var target = Assert.Single(targets.All, target => target.Job == job);
        Assert.Equal((path, "node-1"), (target.Address.AbsolutePath, target.Labels["node"]));
    }

    [ToolFact(Tool.Prometheus)]
    public async Task Containers_of_our_namespaces_get_component_and_side_and_what_is_none_of_ours_gets_neither()
    {
        var samples = await targets.Prometheus.UntilDataAsync("container_cpu_usage_seconds_total");
        Assert.Equal(
            [
                ("figlet", "functions", "figlet"), ("iris-auth", "functions", "iris-auth"), ("iris-server", "shared", "iris-server"),
                ("iris-train", "functions", "iris-train"), ("monolith", "monolith", "monolith"),
                ("queue-proxy", "functions", "queue-proxy"),
            ],
            samples.Where(sample => sample.Labels.ContainsKey("side"))
                .Select(sample => (sample.Labels["container"], sample.Labels["side"], sample.Labels["component"])).Order());
        Assert.All(
            (string[])["coredns", "POD"],
            container => Assert.Contains(
                samples, sample => sample.Labels.GetValueOrDefault("container") == container && !sample.Labels.ContainsKey("component")));
        Assert.Contains(
            samples,
            sample => sample.Labels.GetValueOrDefault("namespace") == "default" && sample.Labels["container"] == "monolith"
                && !sample.Labels.ContainsKey("component"));
    }
}
