using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Says where the resource is deployed.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="computeEnvironmentResource">Where.</param>
    /// <returns>The resource.</returns>
    public static IResourceBuilder<T> WithComputeEnvironment<T>(this IResourceBuilder<T> builder, IResourceBuilder<IComputeEnvironmentResource> computeEnvironmentResource)
        where T : IComputeResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(computeEnvironmentResource);
        return builder.WithAnnotation(new ComputeEnvironmentAnnotation(computeEnvironmentResource.Resource));
    }

    /// <summary>Leaves the resource out of everything that is published.</summary>
    /// <param name="builder">The resource.</param>
    /// <returns>The resource.</returns>
    public static IResourceBuilder<T> ExcludeFromManifest<T>(this IResourceBuilder<T> builder)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(ManifestPublishingCallbackAnnotation.Ignore);
    }
}
