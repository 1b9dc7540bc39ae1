using System.Reflection;
using Aspire.Hosting;
using Microsoft.Extensions.Hosting;

namespace IrisBench.Hosting.Embedded;

// Runs the entry point of an AppHost on a thread of its own for a test, which gets the builder before it builds and
// then the application, while the entry point waits in Run until the test is done.
internal sealed class EntryPointSession(Assembly assembly, string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure)
{
    private static readonly AsyncLocal<EntryPointSession?> s_current = new();

    private readonly TaskCompletionSource<DistributedApplicationBuilder> _builder = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<DistributedApplication> _application = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The session whose entry point the caller is part of.</summary>
    public static EntryPointSession? Current => s_current.Value;

    public Action<DistributedApplicationOptions, HostApplicationBuilderSettings> Configure { get; } = configure;

    public Task<DistributedApplicationBuilder> Builder => _builder.Task;

    public Task<DistributedApplication> Application => _application.Task;

    public Task Finished => _finished.Task;

    public void Start()
    {
        var entryPoint = assembly.EntryPoint
            ?? throw new InvalidOperationException($"Assembly {assembly.GetName().Name} does not have an entry point.");
        new Thread(() => Invoke(entryPoint)) { IsBackground = true, Name = $"{assembly.GetName().Name}.EntryPoint" }.Start();
    }

    public void OnBuilding(DistributedApplicationBuilder builder)
    {
        _builder.TrySetResult(builder);
        _released.Task.GetAwaiter().GetResult();
    }

    public void OnBuilt(DistributedApplication application) => _application.TrySetResult(application);

    public void Release() => _released.TrySetResult();

    public void Abandon() => _released.TrySetCanceled();

    public void Finish() => _finished.TrySetResult();

    private void Invoke(MethodInfo entryPoint)
    {
        s_current.Value = this;
        try
        {
            entryPoint.Invoke(null, entryPoint.GetParameters().Length == 0 ? null : [args]);
            Fail(new InvalidOperationException($"The entry point exited without building a {nameof(DistributedApplication)}."));
        }
        catch (TargetInvocationException exception)
        {
            Fail(exception.InnerException ?? exception);
        }
    }

    // Does nothing to a test that has what it asked for.
    private void Fail(Exception exception)
    {
        _builder.TrySetException(exception);
        _application.TrySetException(exception);
    }
}
