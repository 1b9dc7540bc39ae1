using k8s;
using k8s.Models;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>
/// The functions' namespace: what its pods may be (Pod Security Standards), and who may talk to whom. Functions are let out to what they
/// call in other namespaces, to DNS, and to the Kubernetes API when they read a Service.
/// </summary>
internal static class FunctionNamespaceObjects
{
    private const string NameLabel = "kubernetes.io/metadata.name";
    private const string PodSecurity = "pod-security.kubernetes.io";

    // Of the workload; under a watchdog, which has 8081, the workload moves to 8082.
    private static readonly int[] MetricsPorts = [8081, 8082];

    public static IReadOnlyList<IKubernetesObject> Of(FunctionEnvironmentResource environment, IEnumerable<ClusterDestination> destinations) =>
    [
        new V1Namespace
        {
            ApiVersion = V1Namespace.KubeApiVersion,
            Kind = V1Namespace.KubeKind,
            Metadata = new()
            {
                Name = environment.FunctionNamespace,
                Labels = new SortedDictionary<string, string>(StringComparer.Ordinal)
                {
                    // What the engine itself adds to a pod is the engine's: "restricted" is asked of it, not forced on it.
                    [$"{PodSecurity}/enforce"] = "baseline",
                    [$"{PodSecurity}/warn"] = "restricted",
                    [$"{PodSecurity}/audit"] = "restricted",
                },
            },
        },
        new V1NetworkPolicy
        {
            ApiVersion = $"{V1NetworkPolicy.KubeGroup}/{V1NetworkPolicy.KubeApiVersion}",
            Kind = V1NetworkPolicy.KubeKind,
            Metadata = new() { Name = "functions", NamespaceProperty = environment.FunctionNamespace },
            Spec = new()
            {
                PodSelector = new(),
                PolicyTypes = ["Ingress", "Egress"],
                Ingress =
                [
                    .. environment.Callers.Append(new(environment.MonitoringNamespace, MetricsPorts))
                        .Select(caller => new V1NetworkPolicyIngressRule { FromProperty = [Peer(caller.Namespace)], Ports = [.. caller.Ports.Select(port => Port(port))] }),
                ],
                Egress =
                [
                    .. environment.Callees.Select(callee => new V1NetworkPolicyEgressRule { To = [Peer(callee.Namespace)], Ports = [.. callee.Ports.Select(port => Port(port))] }),
                    .. Egress(destinations),
                ],
            },
        },
    ];

    private static IEnumerable<V1NetworkPolicyEgressRule> Egress(IEnumerable<ClusterDestination> destinations)
    {
        foreach (var space in destinations.GroupBy(destination => destination.Namespace).OrderBy(space => space.Key, StringComparer.Ordinal))
        {
            var ports = space.Select(destination => destination.Port).Distinct().Order().ToArray();
            yield return new() { To = [Peer(space.Key)], Ports = ports.Contains(null) ? null : [.. ports.Select(port => Port(port!.Value))] };
        }

        yield return new() { To = [Peer("kube-system")], Ports = [Port(53, "UDP"), Port(53)] };
        // The API server is no pod, and its address differs from cluster to cluster.
        yield return new() { Ports = [Port(443), Port(6443)] };
    }

    private static V1NetworkPolicyPeer Peer(string space)
        => new() { NamespaceSelector = new() { MatchLabels = new Dictionary<string, string> { [NameLabel] = space } } };

    private static V1NetworkPolicyPort Port(int port, string protocol = "TCP") => new() { Port = port, Protocol = protocol };
}
