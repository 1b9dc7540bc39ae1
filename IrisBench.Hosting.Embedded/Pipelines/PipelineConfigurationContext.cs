using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Pipelines;

/// <summary>All steps of a run, before any of them runs.</summary>
public class PipelineConfigurationContext
{
    /// <summary>The services of the AppHost.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>The steps.</summary>
    public required IReadOnlyList<PipelineStep> Steps { get; init; }

    /// <summary>The resources.</summary>
    public required DistributedApplicationModel Model { get; init; }

    /// <summary>Finds steps by their tag.</summary>
    /// <param name="tag">The tag.</param>
    /// <returns>The steps that have it.</returns>
    public IEnumerable<PipelineStep> GetSteps(string tag) => Steps.Where(step => step.Tags.Contains(tag));

    /// <summary>Finds the steps of a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>Its steps.</returns>
    public IEnumerable<PipelineStep> GetSteps(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return Steps.Where(step => string.Equals(step.Resource?.Name, resource.Name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Finds the steps of a resource by their tag.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="tag">The tag.</param>
    /// <returns>Those of its steps that have it.</returns>
    public IEnumerable<PipelineStep> GetSteps(IResource resource, string tag) => GetSteps(resource).Where(step => step.Tags.Contains(tag));
}
