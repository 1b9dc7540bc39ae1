using IrisBench.Hosting.Embedded;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

public partial class ResourceNotificationService
{
    /// <summary>Waits until a resource is in a state.</summary>
    /// <param name="resourceName">Its name.</param>
    /// <param name="targetState">The state; Running when null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it is.</returns>
    public Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default) =>
        WaitForResourceAsync(resourceName, [targetState ?? KnownResourceStates.Running], cancellationToken);

    /// <summary>Waits until a resource is in one of some states.</summary>
    /// <param name="resourceName">Its name.</param>
    /// <param name="targetStates">The states.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The state it is in.</returns>
    public async Task<string> WaitForResourceAsync(string resourceName, IEnumerable<string> targetStates, CancellationToken cancellationToken = default)
    {
        var wanted = targetStates.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var change = await WaitForResourceAsync(resourceName, change => change.Snapshot.State is { } state && wanted.Contains(state.Text), cancellationToken);
        return change.Snapshot.State!.Text;
    }

    /// <summary>Waits until a resource is as wanted.</summary>
    /// <param name="resourceName">Its name.</param>
    /// <param name="predicate">Says whether it is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The change with which it was.</returns>
    /// <exception cref="OperationCanceledException">It was not in time; the message says how it was last.</exception>
    public async Task<ResourceEvent> WaitForResourceAsync(string resourceName, Func<ResourceEvent, bool> predicate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        try
        {
            await foreach (var change in WatchAsync(cancellationToken))
            {
                if (string.Equals(change.Resource.Name, resourceName, StringComparison.OrdinalIgnoreCase) && predicate(change))
                    return change;
            }
        }
        catch (OperationCanceledException exception)
        {
            throw new OperationCanceledException(
                $"Resource '{resourceName}' failed to meet the condition before the operation was cancelled. {Describe(resourceName)}",
                exception,
                cancellationToken);
        }

        throw new OperationCanceledException($"The application stopped before resource '{resourceName}' met the condition.");
    }

    /// <summary>Waits until a resource runs and is healthy.</summary>
    /// <param name="resourceName">Its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The change with which it was.</returns>
    /// <exception cref="DistributedApplicationException">It ended or failed to start.</exception>
    public async Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default)
    {
        var change = await WaitForResourceAsync(
            resourceName,
            change => change.Snapshot.HealthStatus == HealthStatus.Healthy || KnownResourceStates.TerminalStates.Contains(change.Snapshot.State?.Text),
            cancellationToken);
        return change.Snapshot.HealthStatus == HealthStatus.Healthy
            ? change
            : throw new DistributedApplicationException($"Stopped waiting for resource '{resourceName}' to become healthy because it failed to start. {Describe(resourceName)}");
    }

    /// <summary>Waits for everything a resource was told to wait for.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the resource may start.</returns>
    /// <exception cref="DistributedApplicationException">It never may, as one of the others failed.</exception>
    public async Task WaitForDependenciesAsync(IResource resource, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var waits = resource.Annotations.OfType<WaitAnnotation>().Where(wait => wait.Resource is not ParameterResource).ToArray();
        if (waits.Length == 0)
            return;

        await PublishUpdateAsync(resource, snapshot => snapshot with { State = KnownResourceStates.Waiting });
        await Task.WhenAll(waits.Select(wait => DependencyWait.RunAsync(this, resource, wait, cancellationToken)));
    }

    private string Describe(string resourceName) => TryGetCurrentState(resourceName, out var change)
        ? $"It was last {ResourceDescription.Of(change.Snapshot)}."
        : "It has no state.";
}
