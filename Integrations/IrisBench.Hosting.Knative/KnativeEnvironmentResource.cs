using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using IrisBench.Hosting.OpenFaaS;
using IrisBench.Hosting.OpenFaaS.Publishing;

namespace IrisBench.Hosting.Knative;

/// <summary>A Knative Serving that projects are published to as Services. Its functions are in the namespace <c>knative-fn</c> by
/// default.</summary>
public sealed class KnativeEnvironmentResource : FunctionEnvironmentResource
{
    /// <summary>Port of every function, and of the addresses by which the cluster reaches it.</summary>
    internal const int Port = 8080;

    private const int ClusterPort = 80;

    // Of the queue proxy in each pod: HTTP, HTTP/2, and the health that it tells the activator.
    private static readonly int[] s_proxyPorts = [8012, 8013, 8022];

    // Of the queue proxy too: what the autoscaler reads.
    private static readonly int[] s_autoscalerPorts = [9090];

    /// <summary>Creates the environment and its pipeline steps, <c>prepare-deployment-targets-{name}</c> and
    /// <c>publish-{name}</c>.</summary>
    /// <param name="name">Name of the resource.</param>
    public KnativeEnvironmentResource(string name) : base(name, "knative", "knative-fn")
        => Annotations.Add(new PipelineStepAnnotation(_ => EnvironmentSteps.Of(this, ServicePublication.WriteAsync)));

    /// <summary>Namespace of Knative Serving, whose activator calls functions. Default: <c>knative-serving</c>.</summary>
    public string ServingNamespace { get; set; } = "knative-serving";

    /// <summary>Namespace of the networking layer, whose gateway calls functions. Default: Kourier's, <c>kourier-system</c>.</summary>
    public string IngressNamespace { get; set; } = "kourier-system";

    /// <summary>
    /// Requests that one pod takes at once, from 1; more wait in its queue or start more pods. Default: 0, no limit, as the monolith has
    /// none.
    /// </summary>
    public int ContainerConcurrency { get; set; }

    internal override IReadOnlyList<Caller> Callers =>
        [new(ServingNamespace, [.. s_proxyPorts, .. s_autoscalerPorts]), new(IngressNamespace, s_proxyPorts)];

    /// <summary>The host of a function in the cluster.</summary>
    /// <param name="endpointReference">An endpoint of a function.</param>
    public override ReferenceExpression GetHostAddressExpression(EndpointReference endpointReference)
    {
        ArgumentNullException.ThrowIfNull(endpointReference);
        return ReferenceExpression.Create($"{endpointReference.Resource.Name}.{FunctionNamespace}.svc.cluster.local");
    }

    /// <summary>What a caller in the cluster needs to know of a function's endpoint.</summary>
    /// <param name="endpointReferenceExpression">A property of an endpoint of a function.</param>
    /// <exception cref="InvalidOperationException">Knative does not lead to this endpoint.</exception>
    public override ReferenceExpression GetEndpointPropertyExpression(EndpointReferenceExpression endpointReferenceExpression)
    {
        ArgumentNullException.ThrowIfNull(endpointReferenceExpression);
        return FunctionAddress.Of(this, endpointReferenceExpression, Port, ClusterPort, path: "");
    }
}
