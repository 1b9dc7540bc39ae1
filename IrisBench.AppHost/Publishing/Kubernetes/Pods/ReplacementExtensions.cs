using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Kubernetes.Resources;

namespace IrisBench.AppHost.Publishing.Kubernetes.Pods;

internal static class ReplacementExtensions
{
    /// <summary>Replaces a pod only when its successor is ready, and lets the old one finish what it has begun for that many seconds.</summary>
    public static KubernetesResource ReplaceWithoutGap(this KubernetesResource resource, int finishSeconds)
    {
        ((Deployment)resource.Workload!).Spec.Strategy = new() { RollingUpdate = new() { MaxSurge = 1, MaxUnavailable = 0 } };
        resource.Pod().TerminationGracePeriodSeconds = finishSeconds;
        return resource;
    }
}
