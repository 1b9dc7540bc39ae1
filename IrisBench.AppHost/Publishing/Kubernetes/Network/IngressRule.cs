namespace IrisBench.AppHost.Publishing.Kubernetes.Network;

/// <summary>Lets these in; everybody when none is named.</summary>
internal sealed class IngressRule
{
    public List<Peer> From { get; } = [];

    public List<PolicyPort> Ports { get; } = [];
}
