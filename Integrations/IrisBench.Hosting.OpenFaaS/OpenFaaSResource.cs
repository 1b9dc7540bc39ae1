using IrisBench.Hosting.OpenFaaS.Deploying;
using IrisBench.Hosting.OpenFaaS.Publishing;
using IrisBench.Hosting.OpenFaaS.Stack;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>An OpenFaaS; its namespace <c>openfaas-fn</c> is the Community edition's only one.</summary>
[AspireExport]
public sealed class OpenFaaSResource(string name) : FunctionPlatformResource(name, "openfaas", CommunityLimits.Namespace)
{
    /// <summary>Where faas-cli finds the gateway unless <c>OPENFAAS_URL</c> says it. Default: <c>http://127.0.0.1:8080</c>.</summary>
    public string GatewayUrl { get; set; } = "http://127.0.0.1:8080";

    /// <summary>Namespace of the gateway. Default: <c>openfaas</c>.</summary>
    public string GatewayNamespace { get; set; } = "openfaas";

    /// <summary>Whose limits are checked. Default: <see cref="OpenFaaSEdition.Community"/>.</summary>
    public OpenFaaSEdition Edition { get; set; } = OpenFaaSEdition.Community;

    /// <inheritdoc/>
    protected internal override IReadOnlyList<FunctionCaller> Callers => [new(GatewayNamespace, FunctionResource.Port)];

    /// <inheritdoc/>
    protected internal override (string Namespace, int Port) WayIn => (GatewayNamespace, FunctionResource.Port);

    /// <inheritdoc/>
    protected internal override bool RunsAsDefaultAccount => Edition == OpenFaaSEdition.Community;

    /// <summary>The host through which a function is called: the gateway, in the cluster. A host only, as the interface has it.</summary>
    public override ReferenceExpression GetHostAddressExpression(EndpointReference endpointReference)
        => ReferenceExpression.Create($"gateway.{GatewayNamespace}");

    /// <summary>What a caller in the cluster needs to know of the gateway's endpoint, or of a function's. A function's URL has the path by
    /// which the gateway knows it; whoever builds an address from host and port, .NET service discovery for one, has to add
    /// <c>/function/{name}</c> itself.</summary>
    /// <exception cref="InvalidOperationException">The gateway does not lead to this endpoint.</exception>
    public override ReferenceExpression GetEndpointPropertyExpression(EndpointReferenceExpression endpointReferenceExpression)
    {
        ArgumentNullException.ThrowIfNull(endpointReferenceExpression);
        var resource = endpointReferenceExpression.Endpoint.Resource;
        return AddressOf(
            endpointReferenceExpression,
            FunctionResource.Port,
            FunctionResource.Port,
            resource == this ? "" : $"/function/{resource.Name}");
    }

    /// <inheritdoc/>
    protected internal override void AddScaling(
        FunctionOptions options, IDictionary<string, string> labels, IDictionary<string, string> annotations)
        => ScaleLabel.Add(options, labels, knowsZero: Edition == OpenFaaSEdition.Standard);

    internal override IEnumerable<string> NotesOn(string function, FunctionOptions options)
    {
        if (Edition == OpenFaaSEdition.Community && options.WantedMode == FunctionMode.Zero)
            yield return $"Function '{function}' keeps a replica: OpenFaaS's Community edition does not scale to zero.";
    }

    /// <inheritdoc/>
    protected internal override Task WriteAsync(FunctionPublication publication) => StackPublication.WriteAsync(this, publication);

    /// <inheritdoc/>
    protected internal override FunctionDeployment CreateDeployment() => new StackDeployment(this);
}

/// <summary>Which OpenFaaS the functions are published for. See <see href="https://www.openfaas.com/pricing/"/>.</summary>
public enum OpenFaaSEdition
{
    /// <summary>The Community edition: what it refuses or ignores is an error when publishing.</summary>
    Community,

    /// <summary>OpenFaaS Standard or for Enterprises: has the operator, scale to zero and service accounts of functions.</summary>
    Standard,
}
