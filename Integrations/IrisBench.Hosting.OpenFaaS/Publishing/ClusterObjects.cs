using Aspire.Hosting.ApplicationModel;
using k8s;
using k8s.Models;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>What the cluster needs beside the functions: their namespace with who may talk to whom there, and what they may read.</summary>
internal sealed record ClusterObjects(IReadOnlyList<IKubernetesObject> Namespace, IReadOnlyList<IKubernetesObject> Roles);

/// <summary>The functions' namespace: what its pods may be (Pod Security Standards), and who may talk to whom. Functions are let out to
/// what they call in other namespaces, to DNS, and to the Kubernetes API when they read a Service.</summary>
internal static class FunctionNamespaceObjects
{
    private const string NameLabel = "kubernetes.io/metadata.name";
    private const string PodSecurity = "pod-security.kubernetes.io";

    // Of the workload; under a watchdog, which has 8081, the workload moves to 8082.
    private static readonly int[] MetricsPorts = [8081, 8082];

    public static IReadOnlyList<IKubernetesObject> Of(
        FunctionPlatformResource platform, IEnumerable<ClusterDestination> destinations) =>
    [
        new V1Namespace
        {
            ApiVersion = V1Namespace.KubeApiVersion,
            Kind = V1Namespace.KubeKind,
            Metadata = new()
            {
                Name = platform.FunctionNamespace,
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
            Metadata = new() { Name = "functions", NamespaceProperty = platform.FunctionNamespace },
            Spec = new()
            {
                PodSelector = new(),
                PolicyTypes = ["Ingress", "Egress"],
                Ingress = [.. platform.Callers.Append(new(platform.MonitoringNamespace, MetricsPorts)).Select(Ingress)],
                Egress = [.. Egress(destinations)],
            },
        },
    ];

    private static V1NetworkPolicyIngressRule Ingress(FunctionCaller caller) => new()
    {
        FromProperty = [Peer(caller.Namespace)],
        Ports = [.. caller.Ports.Select(port => Port(port))],
    };

    private static IEnumerable<V1NetworkPolicyEgressRule> Egress(IEnumerable<ClusterDestination> destinations)
    {
        var spaces = destinations.GroupBy(destination => destination.Namespace).OrderBy(space => space.Key, StringComparer.Ordinal);
        foreach (var space in spaces)
        {
            var ports = space.Select(destination => destination.Port).Distinct().Order().ToArray();
            yield return new()
            {
                To = [Peer(space.Key)],
                Ports = ports.Contains(null) ? null : [.. ports.Select(port => Port(port!.Value))],
            };
        }

        yield return new() { To = [Peer("kube-system")], Ports = [Port(53, "UDP"), Port(53)] };
        // The API server is no pod, and its address differs from cluster to cluster.
        yield return new() { Ports = [Port(443), Port(6443)] };
    }

    private static V1NetworkPolicyPeer Peer(string space)
        => new() { NamespaceSelector = new() { MatchLabels = new Dictionary<string, string> { [NameLabel] = space } } };

    private static V1NetworkPolicyPort Port(int port, string protocol = "TCP") => new() { Port = port, Protocol = protocol };
}

/// <summary>Kubernetes roles by which functions read a Service: <c>get</c> on that one by name, nothing more.</summary>
internal static class ServiceRoles
{
    // OpenFaaS's Community edition runs every function as this one.
    private const string DefaultAccount = "default";

    public static IReadOnlyList<IKubernetesObject> Of(IEnumerable<ServiceGrant> grants, FunctionPlatformResource platform)
    {
        var all = grants.ToArray();
        var objects = new List<IKubernetesObject>();
        foreach (var account in all.Select(grant => grant.ServiceAccount).OfType<string>().Distinct().Order(StringComparer.Ordinal))
            objects.Add(Account(account, platform.FunctionNamespace));
        foreach (var group in all.GroupBy(grant => (grant.Namespace, grant.Service))
            .OrderBy(group => group.Key.Namespace, StringComparer.Ordinal).ThenBy(group => group.Key.Service, StringComparer.Ordinal))
        {
            var name = $"{platform.Engine}-reads-{group.Key.Service}";
            objects.Add(Role(name, group.Key.Service, group.Key.Namespace));
            objects.Add(Binding(name, group.Key.Namespace, Accounts(group, platform), platform.FunctionNamespace));
        }

        return objects;
    }

    private static V1ServiceAccount Account(string name, string space) => new()
    {
        ApiVersion = V1ServiceAccount.KubeApiVersion,
        Kind = V1ServiceAccount.KubeKind,
        Metadata = new() { Name = name, NamespaceProperty = space },
    };

    private static V1Role Role(string name, string service, string space) => new()
    {
        ApiVersion = $"{V1Role.KubeGroup}/{V1Role.KubeApiVersion}",
        Kind = V1Role.KubeKind,
        Metadata = new() { Name = name, NamespaceProperty = space },
        Rules = [new() { ApiGroups = [""], Resources = ["services"], ResourceNames = [service], Verbs = ["get"] }],
    };

    private static V1RoleBinding Binding(string name, string space, IEnumerable<string> accounts, string accountsSpace) => new()
    {
        ApiVersion = $"{V1RoleBinding.KubeGroup}/{V1RoleBinding.KubeApiVersion}",
        Kind = V1RoleBinding.KubeKind,
        Metadata = new() { Name = name, NamespaceProperty = space },
        RoleRef = new() { ApiGroup = V1Role.KubeGroup, Kind = V1Role.KubeKind, Name = name },
        Subjects =
        [
            .. accounts.Select(account => new Rbacv1Subject
            {
                Kind = V1ServiceAccount.KubeKind, Name = account, NamespaceProperty = accountsSpace,
            }),
        ],
    };

    private static IEnumerable<string> Accounts(IEnumerable<ServiceGrant> grants, FunctionPlatformResource platform)
    {
        var accounts = grants.Select(grant => grant.ServiceAccount ?? DefaultAccount);
        if (platform.RunsAsDefaultAccount)
            accounts = accounts.Append(DefaultAccount);
        return accounts.Distinct().Order(StringComparer.Ordinal);
    }
}

/// <summary>A function that may read a Service. Without a ServiceAccount it has the default of its namespace.</summary>
internal sealed record ServiceGrant(string Service, string Namespace, string? ServiceAccount);

/// <summary>What a function calls in another namespace. The port, of the pods, may not be known before deployment.</summary>
internal sealed record ClusterDestination(string Namespace, int? Port);
