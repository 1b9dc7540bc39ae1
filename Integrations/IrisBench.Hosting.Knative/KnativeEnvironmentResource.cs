using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using IrisBench.Hosting.Knative.Deploying;
using IrisBench.Hosting.OpenFaaS;
using IrisBench.Hosting.OpenFaaS.Deploying;
using IrisBench.Hosting.OpenFaaS.Publishing;

namespace IrisBench.Hosting.Knative;

/// <summary>A Knative Serving that projects are published to as Services, by default in the namespace <c>knative-fn</c>.</summary>
public sealed class KnativeEnvironmentResource : FunctionEnvironmentResource
{
    /// <summary>Port of every function, and of the addresses by which the cluster reaches it.</summary>
    internal const int Port = 8080;

    private const int ClusterPort = 80;

    // Of the queue proxy in each pod: HTTP, HTTP/2, and the health that it tells the activator.
    private static readonly int[] ProxyPorts = [8012, 8013, 8022];

    // Of the queue proxy too: what the autoscaler reads.
    private const int AutoscalerPort = 9090;

    /// <summary>Creates the environment and its steps, <c>prepare-deployment-targets-{name}</c> and <c>publish-{name}</c>.</summary>
    public KnativeEnvironmentResource(string name) : base(name, "knative", "knative-fn")
        => Annotations.Add(new PipelineStepAnnotation(_ => EnvironmentSteps.Of(this, ServicePublication.WriteAsync)));

    // Knative Serving's activator calls functions, and the gateway of the networking layer, which is Kourier unless somebody chose another.
    internal override IReadOnlyList<Caller> Callers =>
        [new("knative-serving", [.. ProxyPorts, AutoscalerPort]), new("kourier-system", ProxyPorts)];

    /// <inheritdoc/>
    protected internal override FunctionDeployment Deployment() => new ServiceDeployment(this);

    /// <summary>The host of a function in the cluster.</summary>
    public override ReferenceExpression GetHostAddressExpression(EndpointReference endpointReference)
        => ReferenceExpression.Create($"{endpointReference.Resource.Name}.{FunctionNamespace}.svc.cluster.local");

    /// <summary>What a caller in the cluster needs to know of a function's endpoint.</summary>
    /// <exception cref="InvalidOperationException">Knative does not lead to this endpoint.</exception>
    public override ReferenceExpression GetEndpointPropertyExpression(EndpointReferenceExpression endpointReferenceExpression)
        => AddressOf(endpointReferenceExpression, Port, ClusterPort, path: "");
}
