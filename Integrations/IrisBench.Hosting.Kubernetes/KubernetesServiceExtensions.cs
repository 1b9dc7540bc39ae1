using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes;

namespace Aspire.Hosting;

/// <summary>Shapes what a resource becomes in Kubernetes.</summary>
public static class KubernetesServiceExtensions
{
    /// <summary>Changes the objects that a resource becomes in Kubernetes, before they are written.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="configure">Changes them.</param>
    /// <returns>The resource.</returns>
    public static IResourceBuilder<T> PublishAsKubernetesService<T>(this IResourceBuilder<T> builder, Action<KubernetesResource> configure)
        where T : IComputeResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        return builder.ApplicationBuilder.ExecutionContext.IsPublishMode
            ? builder.WithAnnotation(new KubernetesServiceCustomizationAnnotation(configure))
            : builder;
    }
}
