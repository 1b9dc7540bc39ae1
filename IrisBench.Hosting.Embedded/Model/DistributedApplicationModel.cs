namespace Aspire.Hosting.ApplicationModel;

/// <summary>The application as a set of resources.</summary>
/// <param name="resources">The resources.</param>
public class DistributedApplicationModel(IResourceCollection resources)
{
    /// <summary>The resources.</summary>
    public IResourceCollection Resources { get; } = resources;

    internal IResource? Find(string name) => Resources.FirstOrDefault(resource => string.Equals(resource.Name, name, StringComparison.OrdinalIgnoreCase));
}
