namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>Who a pod is.</summary>
public sealed class ServiceAccountV1() : BaseKubernetesResource("v1", "ServiceAccount");
