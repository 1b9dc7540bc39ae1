using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.Embedded;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Says that the resource has to do with another one, for the dashboard.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="resource">The other one.</param>
    /// <param name="type">How.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithRelationship<T>(this IResourceBuilder<T> builder, IResource resource, string type)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(type);
        return builder.WithAnnotation(new ResourceRelationshipAnnotation(resource, type));
    }

    /// <summary>Says that the resource belongs to another one, for the dashboard.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="parent">The other one.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithParentRelationship<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> parent)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(parent);
        return builder.WithParentRelationship(parent.Resource);
    }

    /// <summary>Says that the resource belongs to another one, for the dashboard.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="parent">The other one.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithParentRelationship<T>(this IResourceBuilder<T> builder, IResource parent)
        where T : IResource => builder.WithRelationship(parent, KnownRelationshipTypes.Parent);
}
