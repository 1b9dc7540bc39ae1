namespace Aspire.Hosting.ApplicationModel;

/// <summary>Looks at a model.</summary>
public static class DistributedApplicationModelExtensions
{
    /// <summary>The resources that have to be deployed: those that run code and are not excluded from publishing.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The resources, in the order in which they were added.</returns>
    public static IEnumerable<IResource> GetComputeResources(this DistributedApplicationModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Resources.Where(resource => resource is ProjectResource && !resource.IsExcludedFromPublish());
    }
}
