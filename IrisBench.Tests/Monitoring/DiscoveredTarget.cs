using System.Text.RegularExpressions;

namespace IrisBench.Tests.Monitoring;

/// <summary>
/// A target as Prometheus's Kubernetes discovery hands it to relabelling: an address and <c>__meta_kubernetes_…</c> labels.
/// </summary>
internal sealed partial record DiscoveredTarget(string Address, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>A pod in discovery role <c>pod</c>.</summary>
    public static DiscoveredTarget Pod(
        string address, string name, string @namespace, Dictionary<string, string> annotations, Dictionary<string, string>? labels = null,
        string phase = "Running")
        => new(address, PodLabels(name, @namespace, annotations, labels ?? [], phase));

    /// <summary>A node, or its kubelet, in role <c>node</c>. The recorded samples are served without TLS.</summary>
    public static DiscoveredTarget Node(string address, string name) => new(address, new Dictionary<string, string>
    {
        ["__meta_kubernetes_node_name"] = name,
        ["__scheme__"] = "http",
    });

    /// <summary>An address behind a Service in role <c>endpointslice</c>, with the pod's labels when a pod is behind it.</summary>
    public static DiscoveredTarget Endpoint(
        string address, string service, string @namespace, string port, Dictionary<string, string> annotations,
        DiscoveredTarget? pod = null)
    {
        var labels = new Dictionary<string, string>(pod?.Labels ?? new Dictionary<string, string>())
        {
            ["__meta_kubernetes_namespace"] = @namespace,
            ["__meta_kubernetes_service_name"] = service,
            ["__meta_kubernetes_endpointslice_port_name"] = port,
            ["__scheme__"] = "http",
        };
        Add(labels, "__meta_kubernetes_service_annotation_", annotations);
        return new(address, labels);
    }

    public DiscoveredTarget With(string label, string value)
        => this with { Labels = new Dictionary<string, string>(Labels) { [label] = value } };

    private static Dictionary<string, string> PodLabels(
        string name, string @namespace, Dictionary<string, string> annotations, Dictionary<string, string> podLabels, string phase)
    {
        var labels = new Dictionary<string, string>
        {
            ["__meta_kubernetes_namespace"] = @namespace,
            ["__meta_kubernetes_pod_name"] = name,
            ["__meta_kubernetes_pod_phase"] = phase,
            ["__meta_kubernetes_pod_container_init"] = "false",
            ["__meta_kubernetes_pod_node_name"] = "node-1",
        };
        Add(labels, "__meta_kubernetes_pod_annotation_", annotations);
        Add(labels, "__meta_kubernetes_pod_label_", podLabels);
        return labels;
    }

    private static void Add(Dictionary<string, string> labels, string prefix, Dictionary<string, string> values)
    {
        foreach (var (key, value) in values)
            labels[prefix + NotInLabelNames().Replace(key, "_")] = value;
    }

    [GeneratedRegex("[^a-zA-Z0-9_]")]
    private static partial Regex NotInLabelNames();
}
