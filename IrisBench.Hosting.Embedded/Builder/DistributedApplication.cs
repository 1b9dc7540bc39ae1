using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>A distributed application that can be run.</summary>
public class DistributedApplication : IHost, IAsyncDisposable
{
    private readonly IHost _host;
    private readonly EntryPointSession? _session;
    private bool _started;
    private int _disposed;

    internal DistributedApplication(IHost host, EntryPointSession? session)
    {
        _host = host;
        _session = session;
    }

    /// <summary>The services of the AppHost.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>The states of the resources.</summary>
    public ResourceNotificationService ResourceNotifications => Services.GetRequiredService<ResourceNotificationService>();

    /// <summary>Starts, stops and restarts resources.</summary>
    public ResourceCommandService ResourceCommands => Services.GetRequiredService<ResourceCommandService>();

    /// <summary>Begins to build an application.</summary>
    /// <param name="args">The command line of the AppHost.</param>
    /// <returns>The builder.</returns>
    public static IDistributedApplicationBuilder CreateBuilder(string[] args) => CreateBuilder(new DistributedApplicationOptions { Args = args });

    /// <summary>Begins to build an application.</summary>
    /// <param name="options">How to build it.</param>
    /// <returns>The builder.</returns>
    public static IDistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options) => new DistributedApplicationBuilder(options);

    /// <summary>Runs the application until it is told to stop. What keeps it from starting goes to standard error, in one line, and makes the exit code 1.</summary>
    public void Run() => RunAsync().GetAwaiter().GetResult();

    /// <inheritdoc cref="Run" />
    /// <param name="cancellationToken">Stops the application.</param>
    /// <returns>A task that ends when every process of the application has.</returns>
    public virtual async Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (_session is not null)
        {
            // The test that called for this AppHost starts and stops it.
            await _session.Finished;
            return;
        }

        try
        {
            await StartAsync(cancellationToken);
            if (_started)
                await _host.WaitForShutdownAsync(cancellationToken);
        }
        catch (DistributedApplicationException exception)
        {
            await Console.Error.WriteLineAsync($"error: {exception.Message}");
            Environment.ExitCode = 1;
        }
        catch (OperationCanceledException) when (Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested)
        {
            // Told to stop while starting.
        }
        finally
        {
            await DisposeAsync();
        }
    }

    /// <summary>Starts the application, without waiting until its resources run; in publish mode, publishes it.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when every resource has been told to start, or everything is published.</returns>
    /// <exception cref="MissingParameterValueException">A parameter has no value.</exception>
    /// <exception cref="DistributedApplicationException">A port is taken, or a step of publishing failed.</exception>
    public virtual async Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (Services.GetRequiredService<DistributedApplicationExecutionContext>().IsPublishMode)
        {
            await Services.GetRequiredService<Publication>().RunAsync(cancellationToken);
            return;
        }

        await Services.GetRequiredService<ApplicationOrchestrator>().PrepareAsync(cancellationToken);
        _started = true;
        await _host.StartAsync(cancellationToken);
    }

    /// <summary>Stops every resource: asks first, kills what has not ended in time.</summary>
    /// <param name="cancellationToken">Shortens the time.</param>
    /// <returns>A task that ends when no process is left.</returns>
    public virtual Task StopAsync(CancellationToken cancellationToken = default) => _host.StopAsync(cancellationToken);

    /// <summary>Stops every resource and frees what the application holds.</summary>
    public virtual void Dispose()
    {
        DisposeAsync().AsTask().GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc cref="Dispose" />
    /// <returns>A task that ends when no process is left.</returns>
    public virtual async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;

        if (_started)
            await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        _session?.Finish();
        GC.SuppressFinalize(this);
    }
}
