using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Pipelines;

/// <summary>What a step is given.</summary>
public sealed class PipelineStepContext
{
    /// <summary>The run that the step is part of.</summary>
    public required PipelineContext PipelineContext { get; init; }

    /// <inheritdoc cref="PipelineContext.Model"/>
    public DistributedApplicationModel Model => PipelineContext.Model;

    /// <inheritdoc cref="PipelineContext.ExecutionContext"/>
    public DistributedApplicationExecutionContext ExecutionContext => PipelineContext.ExecutionContext;

    /// <inheritdoc cref="PipelineContext.Services"/>
    public IServiceProvider Services => PipelineContext.Services;

    /// <inheritdoc cref="PipelineContext.Logger"/>
    public ILogger Logger => PipelineContext.Logger;

    /// <inheritdoc cref="PipelineContext.CancellationToken"/>
    public CancellationToken CancellationToken => PipelineContext.CancellationToken;
}
