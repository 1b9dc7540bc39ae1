using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.Logging;

namespace IrisBench.Hosting.Embedded;

// Publishing starts nothing: no process, no port, no question to anybody.
internal sealed class Publication(
    IDistributedApplicationPipeline pipeline,
    DistributedApplicationModel model,
    DistributedApplicationExecutionContext executionContext,
    IServiceProvider services,
    ILogger<Publication> logger)
{
    public Task RunAsync(CancellationToken cancellationToken) =>
        pipeline.ExecuteAsync(new PipelineContext(model, executionContext, services, logger, cancellationToken));
}
