using IrisBench.Tests.Monitoring;
using k8s.Models;

namespace IrisBench.Tests.Publishing.Kubernetes;

/// <summary>The chart that lets a cluster decide how many monoliths there are; the committed one has one, whatever the load.</summary>
public class MonolithAutoscalerTests
{
    [ToolFact(Tool.Helm4, OpenApiSchema.Package)]
    public async Task The_number_of_monoliths_is_an_autoscalers_when_it_is_asked_for()
    {
        using var published = await PublishedApplication.PublishAsync("--IrisBench:MonolithMaxReplicas=6");
        var chart = Chart.In(published.Chart);

        var autoscaler = Assert.Single(chart.Objects<V2HorizontalPodAutoscaler>());
        var deployment = chart.Find<V1Deployment>("monolith-deployment");
        Assert.Equal(("Deployment", deployment.Metadata.Name), (autoscaler.Spec.ScaleTargetRef.Kind, autoscaler.Spec.ScaleTargetRef.Name));
        Assert.Equal((1, 6), (autoscaler.Spec.MinReplicas, autoscaler.Spec.MaxReplicas));
        var metric = Assert.Single(autoscaler.Spec.Metrics).Resource;
        Assert.Equal(("cpu", "Utilization", 80), (metric.Name, metric.Target.Type, metric.Target.AverageUtilization));
        // An upgrade of the release must not set it back.
        Assert.Null(deployment.Spec.Replicas);
        Assert.Equal(1, chart.Find<V1Deployment>("iris-server-deployment").Spec.Replicas);
        Assert.Equal("", await OpenApiSchema.ErrorsOfAsync(chart.Rendered));
        Assert.Equal(">= 1.23.0-0", YamlTree.Load(Path.Combine(published.Chart, "Chart.yaml")).Text("kubeVersion"));
    }

    [ToolFact(Tool.Helm4)]
    public void Nobody_asked_for_one_in_the_committed_chart()
    {
        Assert.Empty(Chart.Committed.Objects<V2HorizontalPodAutoscaler>());
        Assert.Equal(1, Pods.Deployment("monolith").Spec.Replicas);
    }
}
