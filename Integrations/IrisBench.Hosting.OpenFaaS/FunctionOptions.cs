using System.Globalization;
using IrisBench.Hosting.OpenFaaS.Stack;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>How one resource is published as a function.</summary>
public sealed class FunctionOptions
{
    /// <summary>The image. Default: <c>name:latest</c>, or what <c>WithImages</c> says for all functions.</summary>
    public ReferenceExpression? Image { get; set; }

    /// <summary>Labels of the pod. Scaling has properties of its own: <see cref="MinReplicas"/>, <see cref="MaxReplicas"/>.</summary>
    public IDictionary<string, string> Labels { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Annotations of the pod. They override those of <see cref="MetricsPort"/> and <see cref="ServiceAccount"/>.</summary>
    public IDictionary<string, string> Annotations { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Environment variables that override those of the resource.</summary>
    public IDictionary<string, string> Environment { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Names of secrets to mount at <c>/var/openfaas/secrets/&lt;name&gt;</c>, beside those of secret parameters. They have to
    /// exist (<c>faas-cli secret create</c>); no value is ever written.</summary>
    public IList<string> Secrets { get; } = [];

    /// <summary>Placement constraints; OpenFaaS Standard only.</summary>
    public IList<string> Constraints { get; } = [];

    /// <summary>The most the container may use.</summary>
    public FunctionResources Limits { get; } = new();

    /// <summary>What the scheduler sets aside for the container.</summary>
    public FunctionResources Requests { get; } = new();

    /// <summary>How long a call may take.</summary>
    public FunctionTimeouts Timeouts { get; } = new();

    /// <summary>How its requests get a process. Null leaves it to the engine, and to <see cref="MinReplicas"/>.</summary>
    public FunctionMode? Mode { get; set; }

    /// <summary>Fewest replicas; 0 lets it go to zero, where the engine has that. Null leaves the default of the engine: 1 for OpenFaaS, 0
    /// for Knative.</summary>
    public int? MinReplicas { get; set; }

    /// <summary>Most replicas, from 1; at most 5 in the Community edition. Null leaves the default of OpenFaaS, 5.</summary>
    public int? MaxReplicas { get; set; }

    /// <summary>Whether the root file system is read-only; <c>/tmp</c> is writable all the same. Default: true.</summary>
    public bool ReadOnlyRootFilesystem { get; set; } = true;

    /// <summary>The port Prometheus scrapes; null for none. Default: 8081, the watchdog's own, or of an image without one.</summary>
    public int? MetricsPort { get; set; } = 8081;

    /// <summary>The path Prometheus scrapes. Default: <c>/metrics</c>.</summary>
    public string MetricsPath { get; set; } = "/metrics";

    /// <summary>ServiceAccount of the pods, in the functions' namespace; written with the roles when <see cref="LookUpService"/> needs one.
    /// The Community edition runs every function as <c>default</c> instead.</summary>
    public string? ServiceAccount { get; set; }

    internal List<ServiceLookup> ServiceLookups { get; } = [];

    /// <summary>Annotations by which Prometheus finds the pods, as <see cref="MetricsPort"/> and <see cref="MetricsPath"/> say.</summary>
    public IReadOnlyDictionary<string, string> Scraping => MetricsPort is not { } port
        ? SortedMap.Empty
        : SortedMap.Of<string>(
        [
            new("prometheus.io/scrape", "true"),
            new("prometheus.io/port", port.ToString(CultureInfo.InvariantCulture)),
            new("prometheus.io/path", MetricsPath),
        ]);

    /// <summary>The mode that is asked for, if any: who wants no replica at least wants it to go to zero.</summary>
    internal FunctionMode? WantedMode => Mode ?? (MinReplicas == 0 ? FunctionMode.Zero : null);

    /// <summary>All that was said of a resource.</summary>
    internal static FunctionOptions Of(IResource resource)
    {
        var options = new FunctionOptions();
        foreach (var annotation in resource.Annotations.OfType<FunctionAnnotation>().ToArray())
            annotation.Configure(options);
        return options;
    }

    /// <summary>Lets the function read the Kubernetes Service behind the endpoint through the Kubernetes API, by a Role for that one
    /// Service, and tells it in the environment variables that are named which one it is. The endpoint is of a resource in another
    /// environment, whose namespace <see cref="FunctionPlatformExtensions.WithNamespaceOf"/> has to say.</summary>
    public FunctionOptions LookUpService(
        EndpointReference endpoint, string? nameVariable = null, string? namespaceVariable = null, string? portVariable = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ServiceLookups.Add(new(endpoint, nameVariable, namespaceVariable, portVariable));
        return this;
    }
}

/// <summary>CPU and memory of a container.</summary>
public sealed class FunctionResources
{
    /// <summary>Cores, as a Kubernetes quantity: <c>500m</c> is half a core. Null for none.</summary>
    public string? Cpu { get; set; }

    /// <summary>Bytes, as a Kubernetes quantity: <c>256Mi</c>. Null for none.</summary>
    public string? Memory { get; set; }
}

/// <summary>Timeouts of the watchdog, in whole seconds; an image without one may read the same variables. The gateway has timeouts of its
/// own, 60 s by default. See <see href="https://docs.openfaas.com/tutorials/expanded-timeouts/"/>.</summary>
public sealed class FunctionTimeouts
{
    private static readonly TimeSpan Default = TimeSpan.FromSeconds(300);

    /// <summary><c>read_timeout</c>: for reading the request. Default: 300 s.</summary>
    public TimeSpan Read { get; set; } = Default;

    /// <summary><c>write_timeout</c>: for the answer to be written. Default: 300 s.</summary>
    public TimeSpan Write { get; set; } = Default;

    /// <summary><c>exec_timeout</c>: for the function itself. Zero is no limit. Default: 300 s.</summary>
    public TimeSpan Exec { get; set; } = Default;
}

internal sealed record ServiceLookup(EndpointReference Endpoint, string? NameVariable, string? NamespaceVariable, string? PortVariable);

/// <summary>One <c>PublishAsFunction</c> call; several add up.</summary>
internal sealed record FunctionAnnotation(Action<FunctionOptions> Configure) : IResourceAnnotation;

/// <summary>One more platform that publishes a function, beside the one that the resource computes in.</summary>
internal sealed record AdditionalPlatformAnnotation(FunctionPlatformResource Platform) : IResourceAnnotation;

/// <summary>A program of which nothing builds an image.</summary>
internal sealed record WithoutImageAnnotation(string Command) : IResourceAnnotation;
