using Aspire.Hosting.Kubernetes;
using IrisBench.AppHost.Publishing.Kubernetes.Pods;

namespace IrisBench.AppHost.Publishing.Kubernetes.Network;

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
