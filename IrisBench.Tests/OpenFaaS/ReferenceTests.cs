using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Tests.OpenFaaS;

#pragma warning disable ASPIRECOMPUTE002
public class ReferenceTests
{
    [Fact]
    public async Task A_reference_into_the_cluster_is_an_address_that_functions_can_reach()
    {
        var model = new PublishedModel();
        model.OpenFaaS.WithNamespaceOf(model.Cluster, "irises");
        model.Function("caller").WithReference(model.Server)
            .WithEnvironment("HOST", ReferenceExpression.Create($"{model.Server.GetEndpoint("http").Property(EndpointProperty.Host)}"))
            .WithEnvironment(
                "HOST_AND_PORT", ReferenceExpression.Create($"{model.Server.GetEndpoint("http").Property(EndpointProperty.HostAndPort)}"))
            .WithEnvironment("TEXT", ReferenceExpression.Create($"at {model.Server.GetEndpoint("http")}/models"));

        var environment = (await model.PublishAsync()).File.Functions["caller"].Environment;

        Assert.Equal("http://server-service.irises.svc:6002", environment["services__server__http__0"]);
        Assert.Equal("server-service.irises.svc", environment["HOST"]);
        Assert.Equal("server-service.irises.svc:6002", environment["HOST_AND_PORT"]);
        Assert.Equal("at http://server-service.irises.svc:6002/models", environment["TEXT"]);
    }

    [Fact]
    public async Task Without_a_namespace_the_other_environments_address_is_taken_as_it_is()
    {
        var model = new PublishedModel();
        model.Function("caller").WithReference(model.Server);

        var environment = (await model.PublishAsync()).File.Functions["caller"].Environment;

        Assert.Equal("http://server-service:6002", environment["services__server__http__0"]);
    }

    [Fact]
    public async Task A_function_reaches_another_one_through_the_gateway()
    {
        var model = new PublishedModel();
        model.OpenFaaS.WithProperties(environment => environment.GatewayNamespace = "faas");
        var callee = model.Function("callee");
        model.Function("caller").WithReference(callee);

        var environment = (await model.PublishAsync()).File.Functions["caller"].Environment;

        Assert.Equal("http://gateway.faas:8080/function/callee", environment["services__callee__http__0"]);
    }

    [Theory]
    [InlineData(EndpointProperty.Url, "http://gateway.openfaas:8080/function/callee")]
    [InlineData(EndpointProperty.Host, "gateway.openfaas")]
    [InlineData(EndpointProperty.Port, "8080")]
    [InlineData(EndpointProperty.HostAndPort, "gateway.openfaas:8080")]
    [InlineData(EndpointProperty.Scheme, "http")]
    [InlineData(EndpointProperty.TargetPort, "8080")]
    public async Task Another_environment_is_told_how_to_reach_a_function(EndpointProperty property, string expected)
    {
        var model = new PublishedModel();
        IComputeEnvironmentResource environment = model.OpenFaaS.Resource;
        var endpoint = model.Function("callee").GetEndpoint("http").Property(property);

        Assert.Equal(expected, await environment.GetEndpointPropertyExpression(endpoint).GetValueAsync(CancellationToken.None));
    }

    [Fact]
    public async Task An_endpoint_that_the_gateway_does_not_lead_to_is_an_error_that_names_it()
    {
        var model = new PublishedModel();
        var callee = model.Function("callee").WithHttpEndpoint(name: "management", targetPort: 8081);
        model.Function("caller").WithEnvironment("METRICS", callee.GetEndpoint("management"));

        var message = await model.RefusalAsync();

        Assert.Contains("Function 'caller': METRICS", message, StringComparison.Ordinal);
        Assert.Contains("'management' of 'callee'", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_function_is_told_its_own_ports()
    {
        var model = new PublishedModel();
        model.Function("function").WithHttpEndpoint(name: "management", targetPort: 8081, env: "MANAGEMENT_PORT");

        var environment = (await model.PublishAsync()).File.Functions["function"].Environment;

        Assert.Equal("8081", environment["MANAGEMENT_PORT"]);
        Assert.Equal("8080", environment["HTTP_PORTS"]);
    }
}
