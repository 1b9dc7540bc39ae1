namespace Aspire.Hosting.ApplicationModel;

/// <summary>The resource is told the endpoints of another one.</summary>
/// <param name="resource">The other resource.</param>
public sealed class EndpointReferenceAnnotation(IResourceWithEndpoints resource) : IResourceAnnotation
{
    /// <summary>The other resource.</summary>
    public IResourceWithEndpoints Resource { get; } = resource;

    /// <summary>Whether it is told all of them.</summary>
    public bool UseAllEndpoints { get; set; }

    /// <summary>The names of those it is told, besides.</summary>
    public ISet<string> EndpointNames { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
}
