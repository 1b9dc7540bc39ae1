using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.OpenFaaS;

/// <summary>A place in a Kubernetes cluster that projects are published to as functions.</summary>
public abstract class FunctionEnvironmentResource : Resource, IComputeEnvironmentResource
{
    internal FunctionEnvironmentResource(string name, string engine, string functionNamespace) : base(name)
        => (Engine, FunctionNamespace) = (engine, functionNamespace);

    /// <summary>Namespace of the functions.</summary>
    public string FunctionNamespace { get; set; }

    /// <summary>Namespace of the Prometheus that scrapes functions; nobody else gets in there. Default: <c>monitoring</c>.</summary>
    public string MonitoringNamespace { get; set; } = "monitoring";

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

    /// <inheritdoc/>
    public abstract ReferenceExpression GetHostAddressExpression(EndpointReference endpointReference);

    /// <inheritdoc/>
    public abstract ReferenceExpression GetEndpointPropertyExpression(EndpointReferenceExpression endpointReferenceExpression);
}

/// <summary>A namespace from which functions are called.</summary>
internal sealed record Caller(string Namespace, params int[] Ports);
