namespace IrisBench.AppHost.Publishing.Kubernetes.Network;

/// <summary>Lets out to these; to everybody when none is named.</summary>
internal sealed class EgressRule
{
    public List<Peer> To { get; } = [];

    public List<PolicyPort> Ports { get; } = [];
}
