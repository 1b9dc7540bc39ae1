using k8s;
using k8s.Models;

namespace IrisBench.Tests.OpenFaaS;

/// <summary>A published namespace of functions, whichever engine runs them.</summary>
internal static class FunctionNamespace
{
    private const string NameLabel = "kubernetes.io/metadata.name";

    public static void AssertGuarded(string file, string space, IEnumerable<string> callers)
    {
        var objects = KubernetesYaml.LoadAllFromString(File.ReadAllText(file), strict: true);
        var labels = Assert.Single(objects.OfType<V1Namespace>(), item => item.Metadata.Name == space).Metadata.Labels;
        Assert.Equal(
            ("baseline", "restricted"),
            (labels["pod-security.kubernetes.io/enforce"], labels["pod-security.kubernetes.io/warn"]));

        var policy = Assert.Single(objects.OfType<V1NetworkPolicy>());
        Assert.Equal(space, policy.Metadata.NamespaceProperty);
        Assert.Null(policy.Spec.PodSelector.MatchLabels);
        Assert.Equal(["Ingress", "Egress"], policy.Spec.PolicyTypes);
        Assert.Equal(
            callers,
            policy.Spec.Ingress.Select(rule => rule.FromProperty.Single().NamespaceSelector.MatchLabels[NameLabel])
                .Order(StringComparer.Ordinal));
        Assert.Equal(
            ["irisbench 6001", "kube-system 53,53", "anywhere 443,6443"],
            policy.Spec.Egress.Select(rule => $"{rule.To?.Single().NamespaceSelector.MatchLabels[NameLabel] ?? "anywhere"} "
                + $"{string.Join(',', rule.Ports.Select(port => port.Port.Value))}"));
    }
}
