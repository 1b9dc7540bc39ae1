using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a deployment, or its opposite, has done so far: who meets a failure has to know what is there already.</summary>
public sealed class DeploymentRecord
{
    private readonly ConcurrentQueue<string> _done = new();

    /// <summary>Notes what is done, as a few words.</summary>
    public void Add(string done) => _done.Enqueue(done);

    /// <summary>All that is done, in order, in parentheses with a blank before them; empty where nothing is.</summary>
    public override string ToString() => _done.IsEmpty ? "" : $" (Done before that: {string.Join("; ", _done)}.)";

    internal static void AddTo(IServiceCollection services) => services.TryAddSingleton<DeploymentRecord>();
}
