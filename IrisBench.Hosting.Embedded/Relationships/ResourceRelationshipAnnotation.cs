namespace Aspire.Hosting.ApplicationModel;

/// <summary>The resource has to do with another one. Only shown; it has no effect.</summary>
/// <param name="resource">The other one.</param>
/// <param name="type">How, for example Parent.</param>
public sealed class ResourceRelationshipAnnotation(IResource resource, string type) : IResourceAnnotation
{
    /// <summary>The other one.</summary>
    public IResource Resource { get; } = resource;

    /// <summary>How.</summary>
    public string Type { get; } = type;
}
