using Aspire.Hosting.Kubernetes;

namespace IrisBench.AppHost.Publishing.Kubernetes.Pods;

// The host names one image value per resource and does not let the AppHost set it. Parameters become values of the chart
// by being variables, so they are variables until the pod has its image.
internal static class ImageExtensions
{
    private const string Repository = "IMAGE_REPOSITORY";
    private const string Tag = "IMAGE_TAG";

    public static IResourceBuilder<ProjectResource> WithPublishedImage(this IResourceBuilder<ProjectResource> builder, Images? images) => images is null
        ? builder
        : builder.WithEnvironment(Repository, images.Repository).WithEnvironment(Tag, images.Tag);

    public static KubernetesResource UsePublishedImage(this KubernetesResource resource)
    {
        var container = resource.Container();
        container.Image = $"{Take(resource, Repository)}/{container.Name}:{Take(resource, Tag)}";
        return resource;
    }

    private static string Take(KubernetesResource resource, string variable) => resource.ConfigMap!.Data.Remove(variable, out var expression)
        ? expression
        : throw new InvalidOperationException($"'{resource.Name}' has no variable {variable}.");
}
