using System.Globalization;
using Aspire.Hosting.Pipelines;
using IrisBench.Hosting.OpenFaaS.Deploying;
using IrisBench.Hosting.OpenFaaS.Local;
using IrisBench.Hosting.OpenFaaS.Publishing;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A place where functions run: on this machine a local gateway, in a Kubernetes cluster an engine that they are published
/// to.</summary>
[AspireExport]
public abstract class FunctionPlatformResource
    : Resource, IComputeEnvironmentResource, IResourceWithServiceDiscovery, IResourceWithEnvironment, IResourceWithWaitSupport
{
    /// <summary>Who may change the functions of the local gateway, as in an OpenFaaS that was just installed. Calling them takes no
    /// credentials.</summary>
    public const string User = "admin";

    internal const string Http = "http";
    internal const string Management = "management";

    /// <summary>Creates it and its steps: <c>prepare-deployment-targets-{name}</c>, <c>publish-{name}</c>, <c>check-{name}</c>,
    /// <c>deploy-{name}</c> and <c>destroy-{name}</c>.</summary>
    /// <param name="name">The name of the resource.</param>
    /// <param name="engine">What the objects of the platform are named after in the cluster.</param>
    /// <param name="functionNamespace">The namespace of the functions in the cluster, unless it is changed.</param>
    protected FunctionPlatformResource(string name, string engine, string functionNamespace) : base(name)
    {
        (Engine, FunctionNamespace) = (engine, functionNamespace);
        Annotations.Add(new PipelineStepAnnotation(_ => (IEnumerable<PipelineStep>)[.. PublishSteps.Of(this), .. DeploySteps.Of(this)]));
        Annotations.Add(new PipelineConfigurationAnnotation(context => DeploySteps.AfterPushes(this, context)));
    }

    /// <summary>Namespace of the functions in the cluster.</summary>
    public string FunctionNamespace { get; set; }

    /// <summary>Namespace of the Prometheus that scrapes functions; nobody else gets in there. Default: <c>monitoring</c>.</summary>
    public string MonitoringNamespace { get; set; } = "monitoring";

    /// <summary>The cluster that the functions are deployed to. Default: that of kubectl's current context.</summary>
    public KubernetesCluster Cluster { get; set; } = new();

    /// <summary>Whether <c>deploy</c> deploys the functions, and <c>destroy</c> takes them away. They are published all the same. Default:
    /// true.</summary>
    public bool IsDeployed { get; set; } = true;

    /// <summary>Where functions are called, at <c>/function/{name}</c>.</summary>
    public EndpointReference PrimaryEndpoint => new(this, Http);

    /// <summary>Where the local gateway tells its health and its metrics. There is none in a cluster.</summary>
    public EndpointReference ManagementEndpoint => new(this, Management);

    /// <summary>The password of <see cref="User"/> at the local gateway, generated once; null when the application is published.</summary>
    public ParameterResource? PasswordParameter { get; internal set; }

    /// <summary>What the objects of this platform are named after.</summary>
    internal string Engine { get; }

    internal ParameterResource? ImageRepository { get; set; }

    internal ParameterResource? ImageTag { get; set; }

    /// <summary>Kubernetes namespaces of other environments.</summary>
    internal Dictionary<IComputeEnvironmentResource, string> Namespaces { get; } = [];

    /// <summary>What runs the functions on this machine; null when the application is published.</summary>
    internal LocalGateway? Gateway { get; set; }

    /// <summary>Whether functions run as the ServiceAccount <c>default</c>, whatever they ask for.</summary>
    protected internal virtual bool RunsAsDefaultAccount => false;

    /// <summary>Who calls functions in the cluster.</summary>
    protected internal abstract IReadOnlyList<FunctionCaller> Callers { get; }

    /// <summary>What takes the calls to functions in the cluster: the namespace of its pods, and the port of these.</summary>
    protected internal abstract (string Namespace, int Port) WayIn { get; }

    /// <summary>How the local gateway runs a function of which nothing is said.</summary>
    protected internal virtual FunctionMode DefaultMode => FunctionMode.Warm;

    /// <summary>Says with the engine's own labels and annotations how a function scales. The local gateway reads the same ones.</summary>
    protected internal abstract void AddScaling(
        FunctionOptions options, IDictionary<string, string> labels, IDictionary<string, string> annotations);

    /// <summary>What whoever publishes a function should know, as the engine does otherwise than was asked.</summary>
    internal virtual IEnumerable<string> NotesOn(string function, FunctionOptions options) => [];

    /// <summary>Writes the functions for the engine; the publication writes what every cluster needs beside them.</summary>
    protected internal abstract Task WriteAsync(FunctionPublication publication);

    /// <summary>How the functions get into the cluster.</summary>
    protected internal abstract FunctionDeployment CreateDeployment();

    /// <inheritdoc/>
    public abstract ReferenceExpression GetHostAddressExpression(EndpointReference endpointReference);

    /// <inheritdoc/>
    public abstract ReferenceExpression GetEndpointPropertyExpression(EndpointReferenceExpression endpointReferenceExpression);

    /// <summary>What is asked of a function's endpoint, of which others reach one port only: by that port of its host, and that path
    /// there.</summary>
    /// <exception cref="InvalidOperationException">The endpoint is another.</exception>
    protected ReferenceExpression AddressOf(EndpointReferenceExpression expression, int functionPort, int port, string path)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var endpoint = expression.Endpoint;
        var targetPort = endpoint.TargetPort ?? functionPort;
        if (expression.Property == EndpointProperty.TargetPort)
            return ReferenceExpression.Create($"{Text(targetPort)}");

        if (targetPort != functionPort)
        {
            throw new InvalidOperationException(
                $"Endpoint '{endpoint.EndpointName}' of '{endpoint.Resource.Name}' listens on port {targetPort}: "
                + $"others reach port {functionPort} of a function only.");
        }

        var host = GetHostAddressExpression(endpoint);
        return expression.Property switch
        {
            EndpointProperty.Url => ReferenceExpression.Create($"http://{host}:{Text(port)}{path}"),
            EndpointProperty.Host or EndpointProperty.IPV4Host => host,
            EndpointProperty.Port => ReferenceExpression.Create($"{Text(port)}"),
            EndpointProperty.HostAndPort => ReferenceExpression.Create($"{host}:{Text(port)}"),
            EndpointProperty.Scheme => ReferenceExpression.Create($"http"),
            var other => throw new InvalidOperationException(
                $"The property '{other}' is not supported for endpoint '{endpoint.EndpointName}'."),
        };

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}

/// <summary>A namespace from which functions are called, and the ports of their pods that it calls.</summary>
public sealed record FunctionCaller(string Namespace, params IReadOnlyList<int> Ports);
