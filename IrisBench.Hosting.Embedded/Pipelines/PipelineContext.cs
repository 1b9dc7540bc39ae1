using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Pipelines;

/// <summary>What the steps of one run of the pipeline work on.</summary>
/// <param name="model">The resources.</param>
/// <param name="executionContext">Whether the application runs or is published.</param>
/// <param name="serviceProvider">The services of the AppHost.</param>
/// <param name="logger">Takes what the steps have to say.</param>
/// <param name="cancellationToken">Gives up.</param>
public sealed class PipelineContext(DistributedApplicationModel model, DistributedApplicationExecutionContext executionContext, IServiceProvider serviceProvider, ILogger logger, CancellationToken cancellationToken)
{
    /// <summary>The resources.</summary>
    public DistributedApplicationModel Model { get; } = model;

    /// <summary>Whether the application runs or is published.</summary>
    public DistributedApplicationExecutionContext ExecutionContext { get; } = executionContext;

    /// <summary>The services of the AppHost.</summary>
    public IServiceProvider Services { get; } = serviceProvider;

    /// <summary>Takes what the steps have to say.</summary>
    public ILogger Logger { get; } = logger;

    /// <summary>Gives up.</summary>
    public CancellationToken CancellationToken { get; set; } = cancellationToken;
}
