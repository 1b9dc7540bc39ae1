using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Tests.OpenFaaS;

/// <summary>Another environment in the same cluster, which names its Services as Aspire's Kubernetes environment does.</summary>
internal sealed class ClusterEnvironment(string name) : Resource(name), IComputeEnvironmentResource
{
#pragma warning disable ASPIRECOMPUTE002
    public ReferenceExpression GetHostAddressExpression(EndpointReference endpointReference)
        => ReferenceExpression.Create($"{endpointReference.Resource.Name}-service");
#pragma warning restore ASPIRECOMPUTE002
}
