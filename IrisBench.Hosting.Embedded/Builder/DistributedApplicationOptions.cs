using System.Reflection;

namespace Aspire.Hosting;

/// <summary>How an application is built.</summary>
public sealed class DistributedApplicationOptions
{
    /// <summary>The command line of the AppHost.</summary>
    public string[]? Args { get; set; }

    /// <summary>The name of the AppHost's assembly; the assembly that was started when null.</summary>
    public string? AssemblyName { get; set; }

    /// <summary>Whether to run without a dashboard.</summary>
    public bool DisableDashboard { get; set; }

    // A test runs many applications in one process; none of them may take over the terminal.
    internal bool IsTest { get; set; }

    internal Assembly? AppHostAssembly => AssemblyName is null ? Assembly.GetEntryAssembly() : Assembly.Load(AssemblyName);
}
