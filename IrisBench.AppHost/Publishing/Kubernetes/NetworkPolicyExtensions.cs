using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Kubernetes.Resources;

namespace IrisBench.AppHost.Publishing.Kubernetes;

internal static class NetworkPolicyExtensions
{
    // Of OpenFaaS's functions and of Knative's.
    private static readonly string[] s_functionNamespaces = ["openfaas-fn", "knative-fn"];

    private const string MonitoringNamespace = "monitoring";

    public static KubernetesResource Admit(this KubernetesResource resource, NetworkPolicySpec policy)
    {
        policy.PodSelector = new(new(resource.Template().Metadata.Labels));
        resource.AdditionalResources.Add(new NetworkPolicy { Metadata = { Name = $"{resource.Name}-networkpolicy" }, Spec = policy });
        return resource;
    }

    /// <summary>The monolith and the functions get in; iris-server calls nobody.</summary>
    public static NetworkPolicySpec IrisServerPolicy(this KubernetesResource _) => new()
    {
        Ingress =
        {
            MonolithAndFunctions(),
            Prometheus(),
        },
    };

    /// <summary>Everybody gets in; the monolith calls iris-server, and the Kubernetes API and DNS to find it.</summary>
    public static NetworkPolicySpec MonolithPolicy(this KubernetesResource _, ProjectResource irisServer) => new()
    {
        Ingress = { new() { Ports = { new(8080) } }, Prometheus() },
        Egress =
        {
            new() { To = { Peer.Pods(irisServer.Name) }, Ports = { new(6001) } },
            new() { To = { Peer.Namespace("kube-system") }, Ports = { new(53, "UDP"), new(53) } },
            // The API server is no pod, and its address differs from cluster to cluster.
            new() { Ports = { new(443), new(6443) } },
        },
    };

    private static IngressRule MonolithAndFunctions()
    {
        var rule = new IngressRule { From = { Peer.Pods("monolith") }, Ports = { new(6001) } };
        rule.From.AddRange(s_functionNamespaces.Select(Peer.Namespace));
        return rule;
    }

    private static IngressRule Prometheus() => new() { From = { Peer.Namespace(MonitoringNamespace) }, Ports = { new(8081) } };
}

/// <summary>Who may talk to pods and whom they may talk to (networking.k8s.io/v1); the host has no type for it.</summary>
internal sealed class NetworkPolicy() : BaseKubernetesResource("networking.k8s.io/v1", "NetworkPolicy")
{
    public NetworkPolicySpec Spec { get; set; } = new();
}

/// <summary>A direction without a rule is closed.</summary>
internal sealed class NetworkPolicySpec
{
    public LabelSelectorV1 PodSelector { get; set; } = new();
    public List<string> PolicyTypes { get; } = ["Ingress", "Egress"];
    public List<IngressRule> Ingress { get; } = [];
    public List<EgressRule> Egress { get; } = [];
}

/// <summary>Lets these in; everybody when none is named.</summary>
internal sealed class IngressRule
{
    public List<Peer> From { get; } = [];
    public List<PolicyPort> Ports { get; } = [];
}

/// <summary>Lets out to these; to everybody when none is named.</summary>
internal sealed class EgressRule
{
    public List<Peer> To { get; } = [];
    public List<PolicyPort> Ports { get; } = [];
}

/// <summary>Pods of this namespace, or all of another one.</summary>
internal sealed class Peer
{
    public LabelSelectorV1? NamespaceSelector { get; set; }
    public LabelSelectorV1? PodSelector { get; set; }

    public static Peer Pods(string component) => new()
    {
        PodSelector = new(new() { ["app.kubernetes.io/component"] = component, ["app.kubernetes.io/instance"] = "{{ .Release.Name }}" }),
    };

    public static Peer Namespace(string name) => new() { NamespaceSelector = new(new() { ["kubernetes.io/metadata.name"] = name }) };
}

/// <summary>A port of the pods, not of their Service.</summary>
internal sealed record PolicyPort(int Port, string Protocol = "TCP");
