namespace Aspire.Hosting;

/// <summary>Whether the application runs or is published.</summary>
/// <param name="operation">What is to be done.</param>
public class DistributedApplicationExecutionContext(DistributedApplicationOperation operation)
{
    private IServiceProvider? _services;

    /// <summary>The services of the AppHost.</summary>
    /// <exception cref="InvalidOperationException">The application is not built yet.</exception>
    public IServiceProvider Services
    {
        get => _services ?? throw new InvalidOperationException("The application is not built yet.");
        internal set => _services = value;
    }

    /// <summary>What is to be done.</summary>
    public DistributedApplicationOperation Operation { get; } = operation;

    /// <summary>Whether the application is published.</summary>
    public bool IsPublishMode => Operation == DistributedApplicationOperation.Publish;

    /// <summary>Whether the application runs.</summary>
    public bool IsRunMode => Operation == DistributedApplicationOperation.Run;
}
