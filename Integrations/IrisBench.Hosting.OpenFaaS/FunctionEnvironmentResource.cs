using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.OpenFaaS.Publishing;

namespace IrisBench.Hosting.OpenFaaS;

/// <summary>A place in a Kubernetes cluster that projects are published to as functions.</summary>
public abstract class FunctionEnvironmentResource : Resource, IComputeEnvironmentResource
{
    internal FunctionEnvironmentResource(string name, string engine, string functionNamespace) : base(name)
        => (Engine, FunctionNamespace) = (engine, functionNamespace);

    /// <summary>Namespace of the functions.</summary>
    public string FunctionNamespace { get; set; }

    /// <summary>Namespace of the Prometheus that scrapes the functions; its network policy lets nobody else in there. Default: <c>monitoring</c>.</summary>
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

    /// <summary>Whom the engine has every function's pod call.</summary>
    internal virtual IReadOnlyList<Caller> Callees => [];

    /// <inheritdoc/>
    public abstract ReferenceExpression GetHostAddressExpression(EndpointReference endpointReference);

    /// <inheritdoc/>
    public abstract ReferenceExpression GetEndpointPropertyExpression(EndpointReferenceExpression endpointReferenceExpression);
}
