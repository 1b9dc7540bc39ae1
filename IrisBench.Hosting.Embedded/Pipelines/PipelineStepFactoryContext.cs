using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Pipelines;

/// <summary>What is known when a resource makes its steps.</summary>
public class PipelineStepFactoryContext
{
    /// <summary>The run that the steps become part of.</summary>
    public required PipelineContext PipelineContext { get; init; }

    /// <summary>The resource.</summary>
    public required IResource Resource { get; init; }
}
