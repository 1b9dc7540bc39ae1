using k8s.Models;

namespace IrisBench.Tests.Publishing.Kubernetes;

/// <summary>The two pods of the chart.</summary>
internal static class Pods
{
    public static V1Deployment Deployment(string component) => Chart.Committed.Find<V1Deployment>($"{component}-deployment");

    public static V1PodSpec Of(string component) => Deployment(component).Spec.Template.Spec;

    public static V1Container Container(string component) => Of(component).Containers.Single();

    public static string Image(V1Deployment deployment) => deployment.Spec.Template.Spec.Containers.Single().Image;

    public static bool Selects(this IDictionary<string, string> selector, V1Deployment deployment)
        => selector.All(label => deployment.Spec.Template.Metadata.Labels.TryGetValue(label.Key, out var value) && value == label.Value);
}
