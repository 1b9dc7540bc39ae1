using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a deployment, or its opposite, has done so far: who meets a failure has to know what is there already.</summary>
/// <param name="loggers">Where it is told.</param>
public sealed class DeploymentRecord(ILoggerFactory loggers)
{
    private readonly ConcurrentQueue<string> _done = new();
    private readonly ILogger _logger = loggers.CreateLogger("Deployment");

    /// <summary>Tells and notes what is done, in a few words.</summary>
    public void Add(string done)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(done);
        _done.Enqueue(done);
        Tell($"{char.ToUpperInvariant(done[0])}{done[1..]}.");
    }

    /// <summary>Tells something that changes nothing.</summary>
    public void Tell(string text) => _logger.LogInformation("{Text}", text);

    /// <summary>All that is done, in order, in parentheses with a blank before them; empty where nothing is.</summary>
    public override string ToString() => _done.IsEmpty ? "" : $" (Done before that: {string.Join("; ", _done)}.)";

    internal static void AddTo(IServiceCollection services) => services.TryAddSingleton<DeploymentRecord>();

    internal static DeploymentRecord Of(IServiceProvider services) => services.GetRequiredService<DeploymentRecord>();
}
