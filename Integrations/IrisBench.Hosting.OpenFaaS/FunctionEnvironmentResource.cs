using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using IrisBench.Hosting.OpenFaaS.Deploying;

namespace IrisBench.Hosting.OpenFaaS;

/// <summary>A place in a Kubernetes cluster that projects are published to as functions.</summary>
public abstract class FunctionEnvironmentResource : Resource, IComputeEnvironmentResource
{
    internal FunctionEnvironmentResource(string name, string engine, string functionNamespace) : base(name)
    {
        (Engine, FunctionNamespace) = (engine, functionNamespace);
        Annotations.Add(new PipelineStepAnnotation(_ => DeploySteps.Of(this)));
        Annotations.Add(new PipelineConfigurationAnnotation(context => DeploySteps.AfterPushes(this, context)));
    }

    /// <summary>Namespace of the functions.</summary>
    public string FunctionNamespace { get; set; }

    /// <summary>Namespace of the Prometheus that scrapes functions; nobody else gets in there. Default: <c>monitoring</c>.</summary>
    public string MonitoringNamespace { get; set; } = "monitoring";

    /// <summary>The cluster that the functions are deployed to. Default: that of kubectl's current context.</summary>
    public KubernetesCluster Cluster { get; set; } = new();

    /// <summary>Whether <c>deploy</c> deploys the functions, and <c>destroy</c> takes them away. They are published all the same. Default:
    /// true.</summary>
    public bool IsDeployed { get; set; } = true;

    /// <summary>What the objects of this environment are named after.</summary>
    internal string Engine { get; }

    internal ParameterResource? ImageRepository { get; set; }

    internal ParameterResource? ImageTag { get; set; }

    /// <summary>Kubernetes namespaces of other environments.</summary>
    internal Dictionary<IComputeEnvironmentResource, string> Namespaces { get; } = [];

    /// <summary>Whether functions run as the ServiceAccount <c>default</c>, whatever they ask for.</summary>
    internal virtual bool RunsAsDefaultAccount => false;

    /// <summary>Who calls functions, and on which ports of their pods.</summary>
    internal abstract IReadOnlyList<Caller> Callers { get; }

    /// <summary>How its functions get into the cluster.</summary>
    protected internal abstract FunctionDeployment Deployment();

    /// <inheritdoc/>
    public abstract ReferenceExpression GetHostAddressExpression(EndpointReference endpointReference);

    /// <inheritdoc/>
    public abstract ReferenceExpression GetEndpointPropertyExpression(EndpointReferenceExpression endpointReferenceExpression);

    /// <summary>What is asked of a function's endpoint, of which others reach one port only: by that port of its host, and that path
    /// there.</summary>
    internal ReferenceExpression AddressOf(EndpointReferenceExpression expression, int functionPort, int port, string path)
    {
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

/// <summary>A namespace from which functions are called.</summary>
internal sealed record Caller(string Namespace, params int[] Ports);
