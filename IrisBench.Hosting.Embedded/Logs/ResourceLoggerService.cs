using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using IrisBench.Hosting.Embedded;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The console logs of the resources; the last 10 000 lines of each are kept.</summary>
public class ResourceLoggerService
{
    private readonly ConcurrentDictionary<string, ResourceLog> _logs = new(StringComparer.OrdinalIgnoreCase);

    internal event Action<string, LogLine>? LineWritten;

    /// <summary>Gets a logger that writes into the log of a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The logger.</returns>
    public ILogger GetLogger(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return GetLogger(resource.Name);
    }

    /// <inheritdoc cref="GetLogger(IResource)" />
    /// <param name="resourceName">The name of the resource.</param>
    public ILogger GetLogger(string resourceName) => new ResourceLogger((content, isError) => Append(resourceName, content, isError));

    /// <summary>Watches the log of a resource: first the kept lines, then each new one.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The lines in batches.</returns>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return WatchAsync(resource.Name, CancellationToken.None);
    }

    internal void Append(string resourceName, string content, bool isErrorMessage)
    {
        var line = Log(resourceName).Append(content, isErrorMessage);
        LineWritten?.Invoke(resourceName, line);
    }

    private async IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(string resourceName, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var log = Log(resourceName);
        var channel = log.Follow(out var backlog);
        try
        {
            if (backlog.Count > 0)
                yield return backlog;
            await foreach (var line in channel.Reader.ReadAllAsync(cancellationToken))
                yield return [line];
        }
        finally
        {
            log.Leave(channel);
        }
    }

    private ResourceLog Log(string resourceName) => _logs.GetOrAdd(resourceName, _ => new ResourceLog());
}
