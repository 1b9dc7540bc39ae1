using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Tests.Workarounds;

namespace IrisBench.Tests.OpenFaaS;

/// <summary>What the local gateway is told of the functions of an application, and what others are told of it.</summary>
public class LocalFunctionTests
{
    private readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder([]);

    [Fact]
    public async Task A_project_is_started_as_it_was_built_in_the_mode_and_scale_that_the_model_says()
    {
        var functions = _builder.AddOpenFaaS("functions");
        functions.AddFunction<Projects.IrisBench_Tests_Workload>("resize").WithProgram("/shop/Resize.dll")
            .WithCompilation("native", "/shop/native/Resize")
            .WithMode(FunctionMode.Warm).WithScale(min: 2, max: 4)
            .WithEnvironment("LEVEL", "9")
            .PublishAsFunction(options => options.Labels["team"] = "shop");

        Assert.Equal(
            new Dictionary<string, object>
            {
                ["Compilations__native"] = "/shop/native/Resize",
                ["Environment__LEVEL"] = "9",
                ["Labels__com.openfaas.scale.max"] = "4",
                ["Labels__com.openfaas.scale.min"] = "2",
                ["Labels__team"] = "shop",
                ["Mode"] = "warm",
                ["Program"] = "/shop/Resize.dll",
            },
            await GatewaySettings.OfAsync(functions, "resize"));
    }

    [Fact]
    public async Task Any_program_is_found_on_the_path_and_forked_with_its_arguments_as_they_are()
    {
        var functions = _builder.AddOpenFaaS("functions");
        functions.AddFunction("hello", Path.GetTempPath(), "sh", "-c", "cat; echo \"two words\"");

        var settings = await GatewaySettings.OfAsync(functions, "hello");

        Assert.True(Path.IsPathRooted((string)settings["Program"]));
        Assert.Equal("sh", Path.GetFileName((string)settings["Program"]));
        Assert.Equal(("-c", "cat; echo \"two words\""), (settings["Arguments__0"], settings["Arguments__1"]));
        Assert.Equal(("fork", ""), (settings["Mode"], settings["ForkArguments"]));
        Assert.Equal(Path.GetFullPath(Path.GetTempPath()), settings["WorkingDirectory"]);
    }

    [Theory]
    [InlineData("no-such-program-8241", "there is no program 'no-such-program-8241' on the PATH")]
    [InlineData("./no-such-program-8241", "there is no program './no-such-program-8241' in ")]
    public async Task A_program_that_is_not_there_is_missed_by_its_name(string command, string reason)
    {
        var functions = _builder.AddOpenFaaS("functions");
        functions.AddFunction("hello", Path.GetTempPath(), command);

        var refused = await Assert.ThrowsAsync<DistributedApplicationException>(() => GatewaySettings.OfAsync(functions, "hello"));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 0, "zero")]
    [InlineData(FunctionMode.Warm, 0, "warm")]
    [InlineData(null, 1, "warm")]
    [InlineData(FunctionMode.Fork, 1, "fork")]
    public async Task Who_wants_no_replica_at_least_has_it_go_to_zero_unless_a_mode_is_said(FunctionMode? mode, int min, string expected)
    {
        var functions = _builder.AddOpenFaaS("functions");
        var function = functions.AddFunction<Projects.IrisBench_Tests_Workload>("f").WithProgram("f.dll").WithScale(min, max: 3);
        if (mode is { } wanted)
            function.WithMode(wanted);

        var settings = await GatewaySettings.OfAsync(functions, "f");

        Assert.Equal(expected, settings["Mode"]);
        // A function that forks has nothing to scale.
        Assert.Equal(expected == "fork", !settings.ContainsKey("Labels__com.openfaas.scale.max"));
    }

    [Fact]
    public async Task What_a_function_refers_to_stays_a_reference_and_the_ports_are_the_gateways_affair()
    {
        var secret = _builder.AddParameter("key", "value", secret: true);
        var functions = _builder.AddOpenFaaS("functions");
        functions.AddFunction<Projects.IrisBench_Tests_Workload>("front").WithProgram("f.dll")
            .WithHttpEndpoint(name: "management", env: "MANAGEMENT_PORT")
            .WithReference(functions)
            .WithEnvironment("KEY", secret);

        var settings = await GatewaySettings.OfAsync(functions, "front");

        Assert.Same(secret.Resource, settings["Environment__KEY"]);
        var gateway = Assert.IsType<EndpointReference>(settings["Environment__services__functions__http__0"]);
        Assert.Same(functions.Resource, gateway.Resource);
        Assert.DoesNotContain("Environment__MANAGEMENT_PORT", settings.Keys);
    }

    [Fact]
    public async Task Others_find_the_gateway_by_its_name_and_a_function_by_its_address()
    {
        var functions = _builder.AddOpenFaaS("functions", port: 4711);
        var resize = functions.AddFunction<Projects.IrisBench_Tests_Workload>("resize");
        var web = _builder.AddProject<Projects.IrisBench_Tests_Workload>("web").WithReference(functions)
            .WithEnvironment("RESIZE_URL", resize.Resource.UriExpression);

        var variables = await Model.VariablesAsync(web);

        Assert.Same(functions.Resource, Assert.IsType<EndpointReference>(variables["services__functions__http__0"]).Resource);
        Assert.Equal(4711, functions.Resource.Annotations.OfType<EndpointAnnotation>().Single(endpoint => endpoint.Name == "http").Port);
        Assert.Equal("{functions.bindings.http.url}/function/resize", resize.Resource.UriExpression.ValueExpression);
        Assert.Equal(resize.Resource.UriExpression.ValueExpression, ((ReferenceExpression)variables["RESIZE_URL"]).ValueExpression);
    }

    [Fact]
    public void A_function_stands_below_its_gateway_with_a_command_for_each_mode()
    {
        var functions = _builder.AddOpenFaaS("functions");
        var resize = functions.AddFunction<Projects.IrisBench_Tests_Workload>("resize");

        var parent = resize.Resource.Annotations.OfType<ResourceRelationshipAnnotation>().Single(relation => relation.Type == "Parent");
        Assert.Contains(parent.Resource, _builder.Resources);
        Assert.Equal("functions", parent.Resource.Name);
        Assert.Equal(
            ["fork", "keep-warm", "scale-to-zero"],
            resize.Resource.Annotations.OfType<ResourceCommandAnnotation>().Select(command => command.Name).Order());
        Assert.Equal("functions-password", functions.Resource.PasswordParameter!.Name);
        Assert.True(functions.Resource.PasswordParameter.Secret);
    }

    [Fact]
    public void A_platform_that_is_only_published_to_runs_no_function_here()
    {
        var published = _builder.AddOpenFaaSEnvironment("openfaas");

        var refused = Assert.Throws<DistributedApplicationException>(
            () => published.AddFunction<Projects.IrisBench_Tests_Workload>("resize"));

        Assert.StartsWith("'openfaas' only publishes functions: ", refused.Message, StringComparison.Ordinal);
    }
}
