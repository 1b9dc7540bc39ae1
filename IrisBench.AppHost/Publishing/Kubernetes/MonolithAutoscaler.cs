using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace IrisBench.AppHost.Publishing.Kubernetes;

/// <summary>Has a cluster decide how many monoliths there are (autoscaling/v2 HorizontalPodAutoscaler), by the CPU that their pods take of
/// what they ask for. It is published when a setting says how many there may be at most.</summary>
/// <seealso href="https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/"/>
internal static class MonolithAutoscaler
{
    /// <summary>The file of the chart that asks for it.</summary>
    public const string Template = "templates/monolith/autoscaler.yaml";

    private const string Setting = "IrisBench:MonolithMaxReplicas";

    // One is no range, and a hundred are more than anybody compares on.
    private const int Least = 2;
    private const int Most = 100;

    /// <summary>Most monoliths there may be; null where their number is fixed.</summary>
    /// <exception cref="DistributedApplicationException">The setting is no number that it can be.</exception>
    public static int? MaxReplicas(IConfiguration configuration) => configuration[Setting] switch
    {
        null or "" => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var replicas)
            && replicas is >= Least and <= Most => replicas,
        var text => throw new DistributedApplicationException($"{Setting} must be a number from {Least} to {Most}, not '{text}'."),
    };
}
