using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using IrisBench.Hosting.OpenFaaS.Deploying;
using IrisBench.Hosting.OpenFaaS.Publishing;
using IrisBench.Hosting.OpenFaaS.Stack;

namespace IrisBench.Hosting.OpenFaaS;

/// <summary>An OpenFaaS that projects are published to; its namespace <c>openfaas-fn</c> is the Community edition's only one.</summary>
public sealed class OpenFaaSEnvironmentResource : FunctionEnvironmentResource
{
    /// <summary>The port of the gateway's Service and of every function.</summary>
    internal const int Port = 8080;

    /// <summary>Creates the environment and its steps, <c>prepare-deployment-targets-{name}</c> and <c>publish-{name}</c>.</summary>
    public OpenFaaSEnvironmentResource(string name) : base(name, "openfaas", CommunityLimits.Namespace)
        => Annotations.Add(new PipelineStepAnnotation(_ => EnvironmentSteps.Of(this, StackPublication.WriteAsync)));

    /// <summary>Where faas-cli finds the gateway unless <c>OPENFAAS_URL</c> says it. Default: <c>http://127.0.0.1:8080</c>.</summary>
    public string GatewayUrl { get; set; } = "http://127.0.0.1:8080";

    /// <summary>Namespace of the gateway. Default: <c>openfaas</c>.</summary>
    public string GatewayNamespace { get; set; } = "openfaas";

    /// <summary>Whose limits are checked. Default: <see cref="OpenFaaSEdition.Community"/>.</summary>
    public OpenFaaSEdition Edition { get; set; } = OpenFaaSEdition.Community;

    internal override IReadOnlyList<Caller> Callers => [new(GatewayNamespace, Port)];

    internal override bool RunsAsDefaultAccount => Edition == OpenFaaSEdition.Community;

    /// <inheritdoc/>
    protected internal override FunctionDeployment Deployment() => new StackDeployment(this);

    /// <summary>The host through which a function is called: the gateway, in the cluster. A host only, as the interface has it.</summary>
    public override ReferenceExpression GetHostAddressExpression(EndpointReference endpointReference)
        => ReferenceExpression.Create($"gateway.{GatewayNamespace}");

    /// <summary>What a caller in the cluster needs to know of a function's endpoint. The URL has the path by which the gateway knows the
    /// function; whoever builds an address from host and port, .NET service discovery for one, has to add <c>/function/{name}</c>
    /// itself.</summary>
    /// <exception cref="InvalidOperationException">The gateway does not lead to this endpoint.</exception>
    public override ReferenceExpression GetEndpointPropertyExpression(EndpointReferenceExpression endpointReferenceExpression)
        => AddressOf(
            endpointReferenceExpression, Port, Port, $"/function/{endpointReferenceExpression.Endpoint.Resource.Name}");
}

/// <summary>Which OpenFaaS the functions are published for. See <see href="https://www.openfaas.com/pricing/"/>.</summary>
public enum OpenFaaSEdition
{
    /// <summary>The Community edition: what it refuses or ignores is an error when publishing.</summary>
    Community,

    /// <summary>OpenFaaS Standard or for Enterprises: has the operator, scale to zero and service accounts of functions.</summary>
    Standard,
}
