using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Processes;
using Microsoft.Extensions.Logging;

namespace IrisBench.Hosting.Embedded;

// The life of one resource: waits for others, starts, is watched, ends. Publishes each step.
internal sealed class ResourceRunner(
    IComputeResource resource,
    ResourceNotificationService notifications,
    ResourceLoggerService logs,
    LaunchPlanner planner,
    ResourceHealthMonitor health,
    ChildWatchdog watchdog) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private CancellationTokenSource _attempt = new();
    private ChildProcess? _process;
    private Task _watch = Task.CompletedTask;
    private bool _closed;

    public IComputeResource Resource { get; } = resource;

    public Task AnnounceAsync() => PublishAsync(snapshot => snapshot with
    {
        State = KnownResourceStates.NotStarted,
        Properties = ResourceFacts.Of(Resource),
        Urls = Urls(),
    });

    /// <summary>Starts the process unless it runs. A failure is a state, not an exception.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _attempt.Token);
        try
        {
            if (_closed || _process is { HasEnded: false })
                return;
            await _watch;
            await notifications.WaitForDependenciesAsync(Resource, attempt.Token);
            await LaunchAsync(attempt.Token);
        }
        catch (OperationCanceledException)
        {
            // Told to stop before there was a process.
            await PublishAsync(snapshot => snapshot with { State = KnownResourceStates.NotStarted });
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch (Exception exception)
        {
            logs.GetLogger(Resource).LogError("Failed to start: {Reason}", exception.Message);
            await PublishAsync(snapshot => snapshot with
            {
                State = new ResourceStateSnapshot(KnownResourceStates.FailedToStart, "error"),
                Properties = [.. snapshot.Properties.Where(property => property.Name != ResourceDescription.ErrorProperty), new(ResourceDescription.ErrorProperty, exception.Message)],
            });
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Stops the process, or the attempt to start it.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _attempt.CancelAsync();
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            _attempt = new CancellationTokenSource();
            if (_process is { HasEnded: false } process)
            {
                await PublishAsync(snapshot => snapshot with { State = KnownResourceStates.Stopping });
                await process.StopAsync(cancellationToken);
            }

            // Its end has to be published before anybody can start the next process.
            await _watch;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Stops the process for good: a start that comes later does nothing.</summary>
    public Task CloseAsync(CancellationToken cancellationToken)
    {
        _closed = true;
        return StopAsync(cancellationToken);
    }

    public void Dispose()
    {
        _attempt.Dispose();
        _turn.Dispose();
    }

    private async Task LaunchAsync(CancellationToken cancellationToken)
    {
        await PublishAsync(snapshot => new CustomResourceSnapshot
        {
            ResourceType = snapshot.ResourceType,
            Properties = ResourceFacts.Of(Resource),
            State = KnownResourceStates.Starting,
            HealthReports = ResourceHealthMonitor.Unknown(Resource),
            Urls = Urls(),
        });

        var plan = await planner.PlanAsync(Resource, cancellationToken);
        var process = ChildProcess.Start(plan, (line, isError) => logs.Append(Resource.Name, line, isError));
        _process = process;
        watchdog.Guard(process.Id);
        await PublishAsync(snapshot => snapshot with
        {
            State = KnownResourceStates.Running,
            StartTimeStamp = DateTime.UtcNow,
            Properties = [.. snapshot.Properties, new("executable.pid", process.Id)],
            EnvironmentVariables = [.. plan.Environment.Select(variable => new EnvironmentVariableSnapshot(variable.Key, variable.Value, IsFromSpec: true) { IsSensitive = plan.Secrets.Contains(variable.Key) })],
        });
        _watch = WatchAsync(process);
    }

    private async Task WatchAsync(ChildProcess process)
    {
        using var ended = new CancellationTokenSource();
        var watch = health.WatchAsync(Resource, ended.Token);
        var exitCode = await process.Ended;
        await ended.CancelAsync();
        await watch.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        watchdog.Release(process.Id);
        await PublishAsync(snapshot => snapshot with
        {
            State = KnownResourceStates.Finished,
            ExitCode = exitCode,
            StopTimeStamp = DateTime.UtcNow,
        });
    }

    private ImmutableArray<UrlSnapshot> Urls() => Resource is IResourceWithEndpoints listening
        ? [.. listening.GetEndpoints().Select(endpoint => new UrlSnapshot(endpoint.EndpointName, endpoint.Url, IsInternal: false))]
        : [];

    private Task PublishAsync(Func<CustomResourceSnapshot, CustomResourceSnapshot> change) => notifications.PublishUpdateAsync(Resource, change);
}
