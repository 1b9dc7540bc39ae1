using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Collects the environment and the arguments of a resource.</summary>
public interface IExecutionConfigurationBuilder
{
    /// <summary>Collects what was asked for.</summary>
    /// <param name="executionContext">In publish mode values stay expressions.</param>
    /// <param name="resourceLogger">Aspire's gatherers write to it; those here have nothing to say.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was collected.</returns>
    Task<IExecutionConfigurationResult> BuildAsync(DistributedApplicationExecutionContext executionContext, ILogger? resourceLogger = null, CancellationToken cancellationToken = default);
}
