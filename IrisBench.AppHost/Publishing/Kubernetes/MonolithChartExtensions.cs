using System.Globalization;
using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Kubernetes.Resources;
using Microsoft.Extensions.Configuration;

namespace IrisBench.AppHost.Publishing.Kubernetes;

internal static class MonolithChartExtensions
{
    /// <summary>Publishes the monolith, which finds iris-server through the Kubernetes API as the original did.</summary>
    public static IResourceBuilder<ProjectResource> PublishMonolith(
        this IResourceBuilder<ProjectResource> builder,
        IResourceBuilder<KubernetesEnvironmentResource> kubernetes,
        IResourceBuilder<ProjectResource> irisServer)
    {
        if (builder.ApplicationBuilder.ExecutionContext.IsPublishMode)
        {
            var http = irisServer.GetEndpoint("http");
            builder
                .WithEnvironment("IrisServer__Discovery", "Kubernetes")
                .WithEnvironment("IrisServer__ServiceName", ReferenceExpression.Create($"{http.Property(EndpointProperty.Host)}"))
                .WithEnvironment("IrisServer__Port", ReferenceExpression.Create($"{http.Property(EndpointProperty.Port)}"));
        }

        return builder.WithComputeEnvironment(kubernetes).PublishAsKubernetesService(monolith =>
        {
            monolith.Prepare(WorkloadSize.Large);
            // A pod goes only when its successor is ready. A run may take 300 s, as a function's call: the old one finishes what it began.
            monolith.Replace(new() { RollingUpdate = new() { MaxSurge = 1, MaxUnavailable = 0 } });
            monolith.Pod().TerminationGracePeriodSeconds = 330;
            monolith.MayReadService();
            // Or each upgrade of the release would set back what the autoscaler decided.
            if (MonolithAutoscaler.MaxReplicas(builder.ApplicationBuilder.Configuration) is not null)
                ((Deployment)monolith.Workload!).Spec.Replicas = null;
            monolith.LabelAsPart();
        });
    }

    // By the account, the role and its binding in templates/monolith: iris-server's Service and nothing more.
    private static void MayReadService(this KubernetesResource resource)
    {
        resource.Pod().ServiceAccountName = $"{resource.Name}-sa";
        resource.Pod().AutomountServiceAccountToken = true;
        resource.Container().Env.Add(
            new() { Name = "IrisServer__Namespace", ValueFrom = new() { FieldRef = new() { FieldPath = "metadata.namespace" } } });
    }
}

/// <summary>Has a cluster decide how many monoliths there are (autoscaling/v2 HorizontalPodAutoscaler), by the CPU that their pods take of
/// what they ask for. It is published when a setting says how many there may be at most.</summary>
/// <seealso href="https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/"/>
internal static class MonolithAutoscaler
{
    /// <summary>The file of the chart that asks for it.</summary>
    public const string Template = "templates/monolith/autoscaler.yaml";

    private const string Setting = "IrisBench:MonolithMaxReplicas";

    /// <summary>Most monoliths there may be; null where their number is fixed.</summary>
    /// <exception cref="DistributedApplicationException">The setting is no number that it can be.</exception>
    public static int? MaxReplicas(IConfiguration configuration) => configuration[Setting] switch
    {
        null or "" => null,
        // One is no range, and a hundred are more than anybody compares on.
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var replicas)
            && replicas is >= 2 and <= 100 => replicas,
        var text => throw new DistributedApplicationException($"{Setting} must be a number from 2 to 100, not '{text}'."),
    };
}
