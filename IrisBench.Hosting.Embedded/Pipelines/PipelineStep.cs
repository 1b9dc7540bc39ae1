using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Pipelines;

/// <summary>One step of a pipeline.</summary>
public class PipelineStep
{
    /// <summary>The name, unique in the pipeline.</summary>
    public required string Name { get; init; }

    /// <summary>What the step is for.</summary>
    public string? Description { get; init; }

    /// <summary>What the step does.</summary>
    public required Func<PipelineStepContext, Task> Action { get; init; }

    /// <summary>Names of the steps that come before this one.</summary>
    public List<string> DependsOnSteps { get; init; } = [];

    /// <summary>Names of the steps that need this one.</summary>
    public List<string> RequiredBySteps { get; init; } = [];

    /// <summary>Words to find the step by; see <see cref="WellKnownPipelineTags"/>.</summary>
    public List<string> Tags { get; init; } = [];

    /// <summary>The resource that the step works for.</summary>
    public IResource? Resource { get; set; }

    /// <summary>Puts another step before this one.</summary>
    /// <param name="stepName">The name of the other one.</param>
    public void DependsOn(string stepName) => DependsOnSteps.Add(stepName);

    /// <inheritdoc cref="DependsOn(string)"/>
    /// <param name="step">The other one.</param>
    public void DependsOn(PipelineStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        DependsOnSteps.Add(step.Name);
    }

    /// <summary>Puts this step before another one.</summary>
    /// <param name="stepName">The name of the other one.</param>
    public void RequiredBy(string stepName) => RequiredBySteps.Add(stepName);

    /// <inheritdoc cref="RequiredBy(string)"/>
    /// <param name="step">The other one.</param>
    public void RequiredBy(PipelineStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        RequiredBySteps.Add(step.Name);
    }

    // A run of the pipeline adds to the lists; the next one starts from these.
    internal PipelineStep Copy() => new()
    {
        Name = Name,
        Description = Description,
        Action = Action,
        DependsOnSteps = [.. DependsOnSteps],
        RequiredBySteps = [.. RequiredBySteps],
        Tags = [.. Tags],
        Resource = Resource,
    };
}
