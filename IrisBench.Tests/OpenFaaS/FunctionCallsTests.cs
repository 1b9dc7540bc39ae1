using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.OpenFaaS.Publishing;
using k8s.Models;
using Microsoft.Extensions.DependencyInjection;

namespace IrisBench.Tests.OpenFaaS;

/// <summary>Where the network policy of the functions lets them out to, when they call each other.</summary>
public class FunctionCallsTests
{
    private const string Dns = "kube-system 53,53";

    [Theory]
    [InlineData("its address")]
    [InlineData("its endpoint")]
    [InlineData("the gateway")]
    public async Task Who_refers_to_a_function_is_let_out_to_the_gateway(string reference)
    {
        var model = new PublishedModel();
        model.OpenFaaS.WithProperties(openfaas => openfaas.GatewayNamespace = "faas");
        var callee = model.OpenFaaS.AddFunction<Projects.IrisBench_Tests_Workload>("callee");
        var caller = model.Function("caller");
        if (reference == "its address")
            caller.WithEnvironment("CALLEE", callee.Resource.UriExpression);
        else if (reference == "its endpoint")
            caller.WithReference(callee.GetEndpoint("http"));
        else
            caller.WithReference(model.OpenFaaS);

        var stack = await model.PublishAsync();

        Assert.Contains(
            stack.File.Functions["caller"].Environment.Values,
            value => value.StartsWith("http://gateway.faas:8080", StringComparison.Ordinal));
        Assert.Equal(["faas 8080", Dns], Destinations(stack.Objects));
    }

    [Fact]
    public async Task Who_is_told_its_own_ports_is_let_out_to_nobody()
    {
        var model = new PublishedModel();
        model.Function("function").WithHttpEndpoint(name: "management", targetPort: 8081, env: "MANAGEMENT_PORT");

        Assert.Equal([Dns], Destinations((await model.PublishAsync()).Objects));
    }

    [Fact]
    public async Task Who_refers_to_a_function_of_Knative_is_let_out_to_Kouriers_pods()
    {
        var builder = DistributedApplication.CreateBuilder(
            ["--operation", "publish", "--step", "publish", "--output-path", Path.GetTempPath()]);
        var knative = builder.AddKnative("functions");
        var callee = knative.AddFunction<Projects.IrisBench_Tests_Workload>("callee");
        knative.AddFunction<Projects.IrisBench_Tests_Workload>("caller").WithEnvironment("CALLEE", callee.Resource.UriExpression);
        await using var app = builder.Build();
        var model = app.Services.GetRequiredService<DistributedApplicationModel>();
        DeploymentTargets.Add(knative.Resource, model);

        var built = await BuiltFunctions.ReadAsync(knative.Resource, model, builder.ExecutionContext, CancellationToken.None);

        Assert.Equal(
            "http://callee.knative-fn.svc.cluster.local:80", built.Functions["caller"].Variables.Plain["CALLEE"]);
        Assert.Equal(["kourier-system 8081", Dns], Destinations(built.Objects));
    }

    private static IEnumerable<string> Destinations(ClusterObjects objects)
        => objects.Namespace.OfType<V1NetworkPolicy>().Single().Spec.Egress.Where(rule => rule.To is not null).Select(rule =>
            $"{rule.To.Single().NamespaceSelector.MatchLabels["kubernetes.io/metadata.name"]} "
                + $"{string.Join(',', rule.Ports.Select(port => port.Port.Value))}");
}
