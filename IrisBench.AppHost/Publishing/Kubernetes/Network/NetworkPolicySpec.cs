using Aspire.Hosting.Kubernetes.Resources;

namespace IrisBench.AppHost.Publishing.Kubernetes.Network;

/// <summary>A direction without a rule is closed.</summary>
internal sealed class NetworkPolicySpec
{
    public LabelSelectorV1 PodSelector { get; set; } = new();

    public List<string> PolicyTypes { get; } = ["Ingress", "Egress"];

    public List<IngressRule> Ingress { get; } = [];

    public List<EgressRule> Egress { get; } = [];
}
