using System.Globalization;
using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Kubernetes.Resources;
using Microsoft.Extensions.Configuration;

namespace IrisBench.AppHost.Publishing.Kubernetes;

/// <summary>Has a cluster decide how many monoliths there are (autoscaling/v2 HorizontalPodAutoscaler), by the CPU that their pods take of
/// what they ask for. It is published when a setting says how many there may be at most.</summary>
/// <seealso href="https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/"/>
internal sealed class MonolithAutoscaler() : BaseKubernetesResource("autoscaling/v2", "HorizontalPodAutoscaler")
{
    private const string Setting = "IrisBench:MonolithMaxReplicas";

    // One is no range, and a hundred are more than anybody compares on.
    private const int Least = 2;
    private const int Most = 100;

    // Percent of the CPU that a pod asks for, and Kubernetes's own where nothing is said.
    private const int AverageUtilization = 80;

    public required object Spec { get; init; }

    /// <summary>Most monoliths there may be; null where their number is fixed.</summary>
    /// <exception cref="DistributedApplicationException">The setting is no number that it can be.</exception>
    public static int? MaxReplicas(IConfiguration configuration) => configuration[Setting] switch
    {
        null or "" => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var replicas)
            && replicas is >= Least and <= Most => replicas,
        var text => throw new DistributedApplicationException($"{Setting} must be a number from {Least} to {Most}, not '{text}'."),
    };

    /// <summary>Leaves the number of the workload's pods to an autoscaler, from one to that many.</summary>
    public static void Scale(KubernetesResource monolith, int maxReplicas)
    {
        var deployment = (Deployment)monolith.Workload!;
        // Or each upgrade of the release would set it back.
        deployment.Spec.Replicas = null;
        monolith.Add(new MonolithAutoscaler
        {
            Metadata = { Name = $"{monolith.Name}-autoscaler" },
            Spec = new
            {
                ScaleTargetRef = new { ApiVersion = "apps/v1", Kind = "Deployment", deployment.Metadata.Name },
                MinReplicas = 1,
                MaxReplicas = maxReplicas,
                Metrics = new[]
                {
                    new { Type = "Resource", Resource = new { Name = "cpu", Target = new { Type = "Utilization", AverageUtilization } } },
                },
            },
        });
    }
}
