using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.Embedded.Dashboard;

// Who belongs to, refers to and waits for whom, read from the annotations of the model.
internal static class Relations
{
    public static IResource? ParentOf(IResource resource) =>
        resource is IResourceWithParent child ? child.Parent : Related(resource, KnownRelationshipTypes.Parent).FirstOrDefault();

    public static IEnumerable<IResource> ReferencesOf(IResource resource) =>
        resource.Annotations.OfType<EndpointReferenceAnnotation>().Select(reference => (IResource)reference.Resource)
            .Concat(Related(resource, KnownRelationshipTypes.Reference));

    public static IEnumerable<IResource> WaitsOf(IResource resource) => resource.Annotations.OfType<WaitAnnotation>().Select(wait => wait.Resource);

    private static IEnumerable<IResource> Related(IResource resource, string type) =>
        resource.Annotations.OfType<ResourceRelationshipAnnotation>().Where(relation => relation.Type == type).Select(relation => relation.Resource);
}
