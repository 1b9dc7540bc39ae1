namespace IrisBench.AppHost.Publishing.Kubernetes.Network;

/// <summary>A port of the pods, not of their Service.</summary>
internal sealed record PolicyPort(int Port, string Protocol = "TCP");
