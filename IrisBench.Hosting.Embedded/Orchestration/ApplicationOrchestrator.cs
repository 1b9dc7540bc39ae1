using Aspire.Hosting.ApplicationModel;
using IrisBench.Processes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IrisBench.Hosting.Embedded;

// Starts what the model describes, and stops it again.
internal sealed class ApplicationOrchestrator(
    DistributedApplicationModel model,
    IConfiguration configuration,
    ResourceNotificationService notifications,
    ChildWatchdog watchdog,
    IServiceProvider services) : IHostedService, IDisposable
{
    private readonly Dictionary<string, ResourceRunner> _runners = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds out what would keep the application from starting, before anything is.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await ParameterResolution.ResolveAllAsync(model, notifications, cancellationToken);
        EndpointAllocation.Allocate(model, randomizePorts: configuration.GetValue("DcpPublisher:RandomizePorts", false));
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        watchdog.Start();
        foreach (var resource in model.Resources.OfType<IComputeResource>())
            Add(ActivatorUtilities.CreateInstance<ResourceRunner>(services, resource));
        foreach (var runner in _runners.Values)
            await runner.AnnounceAsync();
        foreach (var runner in _runners.Values.Where(runner => !runner.Resource.HasAnnotationOfType<ExplicitStartupAnnotation>()))
            _ = runner.StartAsync(CancellationToken.None);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(_runners.Values.Select(runner => runner.CloseAsync(cancellationToken)));
        watchdog.Dispose();
    }

    public void Dispose()
    {
        foreach (var runner in _runners.Values)
            runner.Dispose();
    }

    private void Add(ResourceRunner runner)
    {
        LifecycleCommands.AddTo(runner);
        _runners.Add(runner.Resource.Name, runner);
    }
}
