using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Questions about a resource.</summary>
public static partial class ResourceExtensions
{
    /// <summary>Gets the annotation of type <typeparamref name="T"/> that was added last.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="annotation">The annotation, when there is one.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryGetLastAnnotation<T>(this IResource resource, [NotNullWhen(true)] out T? annotation)
        where T : IResourceAnnotation
    {
        annotation = resource.Annotations.OfType<T>().LastOrDefault();
        return annotation is not null;
    }

    /// <summary>Says whether the resource has an annotation of type <typeparamref name="T"/>.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>Whether it has one.</returns>
    public static bool HasAnnotationOfType<T>(this IResource resource)
        where T : IResourceAnnotation => resource.Annotations.OfType<T>().Any();

    /// <summary>Gets references to all endpoints of the resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>One reference per endpoint, in the order in which they were declared.</returns>
    public static IEnumerable<EndpointReference> GetEndpoints(this IResourceWithEndpoints resource) =>
        resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => new EndpointReference(resource, endpoint));

    /// <summary>Gets a reference to one endpoint, which need not be declared yet.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="endpointName">The name of the endpoint.</param>
    /// <returns>The reference.</returns>
    public static EndpointReference GetEndpoint(this IResourceWithEndpoints resource, string endpointName) =>
        new(resource, endpointName);

    internal static IProjectMetadata GetProjectMetadata(this IResource resource) =>
        resource.TryGetLastAnnotation<IProjectMetadata>(out var metadata)
            ? metadata
            : throw new InvalidOperationException($"Resource '{resource.Name}' has no project.");
}
