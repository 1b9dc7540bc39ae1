using System.Globalization;
using IrisBench.Hosting.Knative;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A Knative Serving, to which functions are published as Services, by default in the namespace <c>knative-fn</c>.</summary>
[AspireExport]
public sealed class KnativeResource(string name) : FunctionPlatformResource(name, "knative", "knative-fn")
{
    /// <summary>Port of every function, and of the addresses by which the cluster reaches it.</summary>
    internal const int Port = 8080;

    private const int ClusterPort = 80;
    private const string Scaling = "autoscaling.knative.dev";

    // Of the queue proxy in each pod: HTTP, HTTP/2, and the health that it tells the activator.
    private static readonly int[] ProxyPorts = [8012, 8013, 8022];

    // Of the queue proxy too: what the autoscaler reads.
    private const int AutoscalerPort = 9090;

    private const string Kourier = "kourier-system";

    // Of Kourier's pods, behind port 80 of its Service for calls from inside the cluster.
    private const int KourierPort = 8081;

    /// <inheritdoc/>
    // Knative Serving's activator calls functions, and the gateway of the networking layer, which is Kourier unless somebody chose another.
    protected override IReadOnlyList<FunctionCaller> Callers =>
        [new("knative-serving", [.. ProxyPorts, AutoscalerPort]), new(Kourier, ProxyPorts)];

    /// <inheritdoc/>
    protected override (string Namespace, int Port) WayIn => (Kourier, KourierPort);

    /// <inheritdoc/>
    protected override FunctionMode DefaultMode => FunctionMode.Zero;

    /// <summary>The host of a function in the cluster.</summary>
    public override ReferenceExpression GetHostAddressExpression(EndpointReference endpointReference)
    {
        ArgumentNullException.ThrowIfNull(endpointReference);
        return ReferenceExpression.Create($"{endpointReference.Resource.Name}.{FunctionNamespace}.svc.cluster.local");
    }

    /// <summary>What a caller in the cluster needs to know of a function's endpoint.</summary>
    /// <exception cref="InvalidOperationException">Knative does not lead to this endpoint.</exception>
    public override ReferenceExpression GetEndpointPropertyExpression(EndpointReferenceExpression endpointReferenceExpression)
    {
        ArgumentNullException.ThrowIfNull(endpointReferenceExpression);
        if (endpointReferenceExpression.Endpoint.Resource == this)
        {
            throw new InvalidOperationException(
                $"Knative has no address for all functions of '{Name}': refer to each function's own, its UriExpression.");
        }

        return AddressOf(endpointReferenceExpression, Port, ClusterPort, path: "");
    }

    /// <summary>How a revision scales (https://knative.dev/docs/serving/autoscaling/scale-bounds/): to zero, unless something else is asked
    /// for, as this is what Knative has over OpenFaaS's Community edition.</summary>
    protected override void AddScaling(
        FunctionOptions options, IDictionary<string, string> labels, IDictionary<string, string> annotations)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(annotations);
        annotations.TryAdd($"{Scaling}/min-scale", Text(options.MinReplicas ?? (options.Mode == FunctionMode.Warm ? 1 : 0)));
        if (options.MaxReplicas is { } most)
            annotations.TryAdd($"{Scaling}/max-scale", Text(most));

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    protected override Task WriteAsync(FunctionPublication publication)
    {
        ArgumentNullException.ThrowIfNull(publication);
        return publication.WriteFunctionsAsync(
            "services",
            publication.Functions.ToDictionary(
                function => function.Name, function => ServiceBuilder.Write(ServiceBuilder.Build(this, function))));
    }

    /// <inheritdoc/>
    protected override FunctionDeployment CreateDeployment() => new ServiceDeployment(this);

    /// <summary>The annotations of a function's pods: its own, how it scales, and who scrapes it.</summary>
    internal SortedDictionary<string, string> AnnotationsOf(FunctionOptions options)
    {
        var annotations = new SortedDictionary<string, string>(options.Annotations, StringComparer.Ordinal);
        AddScaling(options, new Dictionary<string, string>(), annotations);
        foreach (var (key, value) in options.Scraping)
            annotations.TryAdd(key, value);
        return annotations;
    }
}
