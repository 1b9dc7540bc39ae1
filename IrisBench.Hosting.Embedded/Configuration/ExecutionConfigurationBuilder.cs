using IrisBench.Hosting.Embedded;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Collects the environment and the arguments of a resource.</summary>
public sealed class ExecutionConfigurationBuilder : IExecutionConfigurationBuilder
{
    private readonly IResource _resource;
    private bool _withArguments;
    private bool _withEnvironment;

    private ExecutionConfigurationBuilder(IResource resource) => _resource = resource;

    /// <summary>Begins to collect.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The builder.</returns>
    public static IExecutionConfigurationBuilder Create(IResource resource) => new ExecutionConfigurationBuilder(resource);

    /// <inheritdoc/>
    public async Task<IExecutionConfigurationResult> BuildAsync(DistributedApplicationExecutionContext executionContext, ILogger? resourceLogger = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(executionContext);
        return await ExecutionConfiguration.CollectAsync(_resource, executionContext, _withArguments, _withEnvironment, cancellationToken);
    }

    internal ExecutionConfigurationBuilder WithArguments()
    {
        _withArguments = true;
        return this;
    }

    internal ExecutionConfigurationBuilder WithEnvironment()
    {
        _withEnvironment = true;
        return this;
    }
}
