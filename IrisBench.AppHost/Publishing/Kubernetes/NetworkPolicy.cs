using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Kubernetes.Resources;

namespace IrisBench.AppHost.Publishing.Kubernetes;

/// <summary>Who may talk to pods and whom they may talk to (networking.k8s.io/v1); the host has no type for it. A direction without a rule
/// is closed, and a rule that names nobody means everybody.</summary>
internal sealed class NetworkPolicy() : BaseKubernetesResource("networking.k8s.io/v1", "NetworkPolicy")
{
    // Of OpenFaaS's functions and of Knative's.
    private static readonly string[] FunctionNamespaces = ["openfaas-fn", "knative-fn"];

    // The management port is Prometheus's.
    private static readonly object Scraped = new { From = new[] { Namespace("monitoring") }, Ports = new[] { Port(8081) } };

    public required object Spec { get; init; }

    /// <summary>The monolith and the functions get in; iris-server calls nobody.</summary>
    public static NetworkPolicy OfIrisServer(KubernetesResource server) => Of(
        server,
        ingress:
        [
            new { From = FunctionNamespaces.Select(Namespace).Prepend(Pods("monolith")), Ports = new[] { Port(6001) } },
            Scraped,
        ],
        egress: []);

    /// <summary>Everybody gets in; the monolith calls iris-server, and the Kubernetes API and DNS to find it.</summary>
    public static NetworkPolicy OfMonolith(KubernetesResource monolith, ProjectResource irisServer) => Of(
        monolith,
        ingress: [new { Ports = new[] { Port(8080) } }, Scraped],
        egress:
        [
            new { To = new[] { Pods(irisServer.Name) }, Ports = new[] { Port(6001) } },
            new { To = new[] { Namespace("kube-system") }, Ports = new[] { Port(53, "UDP"), Port(53) } },
            // The API server is no pod, and its address differs from cluster to cluster.
            new { Ports = new[] { Port(443), Port(6443) } },
        ]);

    private static NetworkPolicy Of(KubernetesResource resource, object[] ingress, object[] egress) => new()
    {
        Metadata = { Name = $"{resource.Name}-networkpolicy" },
        Spec = new
        {
            PodSelector = Labelled(new(resource.Template().Metadata.Labels)),
            PolicyTypes = new[] { "Ingress", "Egress" },
            Ingress = ingress,
            Egress = egress,
        },
    };

    private static object Pods(string component) => new
    {
        PodSelector = Labelled(
            new() { ["app.kubernetes.io/component"] = component, ["app.kubernetes.io/instance"] = "{{ .Release.Name }}" }),
    };

    private static object Namespace(string name) => new { NamespaceSelector = Labelled(new() { ["kubernetes.io/metadata.name"] = name }) };

    private static object Labelled(Dictionary<string, string> labels) => new { MatchLabels = labels };

    // Of the pods, not of their Service.
    private static object Port(int port, string protocol = "TCP") => new { Port = port, Protocol = protocol };
}
