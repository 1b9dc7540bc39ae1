using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.Embedded;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Tells the resource where another one is: <c>services__NAME__ENDPOINT__0</c> for service discovery and <c>NAME_ENDPOINT</c>, for each of its endpoints.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="source">The other one.</param>
    /// <returns>The resource.</returns>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(source);
        builder.ReferenceTo(source.Resource).UseAllEndpoints = true;
        return builder;
    }

    /// <summary>Tells the resource where one endpoint of another one is.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="endpointReference">The endpoint.</param>
    /// <returns>The resource.</returns>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, EndpointReference endpointReference)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(endpointReference);
        builder.ReferenceTo(endpointReference.Resource).EndpointNames.Add(endpointReference.EndpointName);
        return builder;
    }

    private static EndpointReferenceAnnotation ReferenceTo<T>(this IResourceBuilder<T> builder, IResourceWithEndpoints resource)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Resource.Annotations.OfType<EndpointReferenceAnnotation>().SingleOrDefault(known => known.Resource == resource) is { } existing)
            return existing;

        var reference = new EndpointReferenceAnnotation(resource);
        builder.WithAnnotation(reference);
        builder.WithEnvironment(context => ServiceDiscoveryVariables.Add(reference, context.EnvironmentVariables));
        return reference;
    }
}
