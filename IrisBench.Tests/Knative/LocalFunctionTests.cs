using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Tests.OpenFaaS;

namespace IrisBench.Tests.Knative;

/// <summary>Functions of a Knative, on this machine and referred to in a cluster.</summary>
public class LocalFunctionTests
{
    private const string Least = "Annotations__autoscaling.knative.dev/min-scale";
    private const string Most = "Annotations__autoscaling.knative.dev/max-scale";

    private readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder([]);

    [Fact]
    public async Task A_function_goes_to_zero_by_Knatives_own_annotation_unless_the_model_says_otherwise()
    {
        var functions = _builder.AddKnative("functions");
        Add("quiet");
        Add("scaled").WithScale(min: 1, max: 3);
        Add("kept").WithMode(FunctionMode.Warm);
        Add("forked").WithMode(FunctionMode.Fork);

        Assert.Equal(("0", null, "zero"), await ScaleAsync("quiet"));
        Assert.Equal(("1", "3", "zero"), await ScaleAsync("scaled"));
        Assert.Equal(("1", null, "warm"), await ScaleAsync("kept"));
        Assert.Equal((null, null, "fork"), await ScaleAsync("forked"));

        IResourceBuilder<FunctionResource> Add(string name)
            => functions.AddFunction<Projects.IrisBench_Tests_Workload>(name).WithProgram($"{name}.dll");

        async Task<(object?, object?, object)> ScaleAsync(string name)
        {
            var settings = await GatewaySettings.OfAsync(functions, name);
            return (settings.GetValueOrDefault(Least), settings.GetValueOrDefault(Most), settings["Mode"]);
        }
    }

    [Fact]
    public void In_a_cluster_each_function_has_an_address_and_all_together_have_none()
    {
        var builder = DistributedApplication.CreateBuilder(["--operation", "publish", "--step", "publish"]);
        var knative = builder.AddKnative("functions");
        var resize = knative.AddFunction<Projects.IrisBench_Tests_Workload>("resize");

        var address = Assert.IsType<EndpointReference>(Assert.Single(resize.Resource.UriExpression.ValueProviders));
        Assert.Equal(
            "http://resize.knative-fn.svc.cluster.local:80",
            knative.Resource.GetEndpointPropertyExpression(address.Property(EndpointProperty.Url)).ValueExpression);
        var refused = Assert.Throws<InvalidOperationException>(
            () => knative.Resource.GetEndpointPropertyExpression(knative.Resource.PrimaryEndpoint.Property(EndpointProperty.Url)));
        Assert.Contains("its UriExpression", refused.Message, StringComparison.Ordinal);
    }
}
