using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Tests.OpenFaaS;

/// <summary>The model that runs on a machine, published to a cluster.</summary>
public sealed class PublishedFunctionTests : IDisposable
{
    private readonly DirectoryInfo _output = Directory.CreateTempSubdirectory("irisbench-functions-");

    public void Dispose() => _output.Delete(recursive: true);

    [Fact]
    public async Task Callers_are_led_to_the_gateway_of_the_cluster_and_to_each_function()
    {
        var builder = DistributedApplication.CreateBuilder(
            ["--operation", "publish", "--step", "publish", "--output-path", _output.FullName]);
        var kubernetes = builder.AddKubernetesEnvironment("k8s").WithDashboard(false);
        var functions = builder.AddOpenFaaS("functions");
        var resize = functions.AddFunction<Projects.IrisBench_Tests_Workload>("resize")
            .WithMode(FunctionMode.Zero).WithScale(min: 0, max: 5);
        functions.AddFunction("hello", "../hello", "python3", "index.py").WithImage("ghcr.io/me/hello:1").WithReference(functions);
        builder.AddProject<Projects.IrisBench_Tests_Workload>("web").WithHttpEndpoint(targetPort: 8080)
            .WithReference(functions).WithEnvironment("RESIZE_URL", resize.Resource.UriExpression).WithComputeEnvironment(kubernetes);

        await using (var app = builder.Build())
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            await app.RunAsync(patience.Token);
        }

        var web = Read("k8s", "values.yaml") + Read("k8s", "templates", "web", "config.yaml");
        Assert.Contains("http://gateway.openfaas:8080\"", web, StringComparison.Ordinal);
        Assert.Contains("http://gateway.openfaas:8080/function/resize", web, StringComparison.Ordinal);
        var stack = Read("functions", "stack.yaml");
        Assert.Contains("image: ghcr.io/me/hello:1", stack, StringComparison.Ordinal);
        Assert.Contains("services__functions__http__0: http://gateway.openfaas:8080\n", stack, StringComparison.Ordinal);
        Assert.DoesNotContain("FORWARDEDHEADERS", stack, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OpenFaaSEdition.Community, null)]
    [InlineData(OpenFaaSEdition.Standard, "true")]
    public async Task Scale_to_zero_is_asked_of_the_edition_that_has_it(OpenFaaSEdition edition, string? label)
    {
        var model = new PublishedModel();
        model.OpenFaaS.WithProperties(openfaas => openfaas.Edition = edition);
        var function = model.OpenFaaS.AddFunction<Projects.IrisBench_Tests_Workload>("resize").WithScale(min: 0, max: 5);

        var labels = (await model.PublishAsync()).File.Functions["resize"].Labels;

        Assert.Equal(label, labels.GetValueOrDefault("com.openfaas.scale.zero"));
        Assert.Equal("5", labels["com.openfaas.scale.max"]);
        Assert.DoesNotContain("com.openfaas.scale.min", labels.Keys);
        // Who publishes is told what the edition does otherwise.
        var notes = model.OpenFaaS.Resource.NotesOn("resize", FunctionOptions.Of(function.Resource));
        Assert.Equal(label is null ? 1 : 0, notes.Count());
    }

    [Fact]
    public async Task A_program_without_an_image_is_refused_and_the_remedy_is_named()
    {
        var model = new PublishedModel();
        model.OpenFaaS.AddFunction("hello", "../hello", "python3", "index.py");

        Assert.Equal(
            "Function 'hello': nothing builds an image of 'python3'; say WithImage(\"registry/hello:tag\").", await model.RefusalAsync());
    }

    [Fact]
    public void What_is_said_of_a_function_is_said_of_the_project_that_is_published()
    {
        var model = new PublishedModel();
        var function = model.OpenFaaS.AddFunction<Projects.IrisBench_Tests_Workload>("resize").WithEnvironment("LEVEL", "9");

        var published = Assert.IsType<ProjectResource>(function.ApplicationBuilder.Resources.Single(resource => resource.Name == "resize"));
        Assert.Same(published.Annotations, function.Resource.Annotations);
    }

    private string Read(params string[] path) => File.ReadAllText(Path.Combine([_output.FullName, .. path]));
}
