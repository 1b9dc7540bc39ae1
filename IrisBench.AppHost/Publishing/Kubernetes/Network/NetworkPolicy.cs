using Aspire.Hosting.Kubernetes.Resources;

namespace IrisBench.AppHost.Publishing.Kubernetes.Network;

/// <summary>Who may talk to pods and whom they may talk to (networking.k8s.io/v1); the host has no type for it.</summary>
internal sealed class NetworkPolicy() : BaseKubernetesResource("networking.k8s.io/v1", "NetworkPolicy")
{
    public NetworkPolicySpec Spec { get; set; } = new();
}
