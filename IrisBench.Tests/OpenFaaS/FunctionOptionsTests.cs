using Aspire.Hosting;
using IrisBench.Hosting.OpenFaaS.Stack;

namespace IrisBench.Tests.OpenFaaS;

public class FunctionOptionsTests
{
    [Fact]
    public async Task A_function_is_scraped_has_long_timeouts_and_a_read_only_root_unless_told_otherwise()
    {
        var model = new PublishedModel();
        model.Function("function");

        var function = (await model.PublishAsync()).File.Functions["function"];

        Assert.Equal("300s", function.Environment["read_timeout"]);
        Assert.Equal("300s", function.Environment["write_timeout"]);
        Assert.Equal("300s", function.Environment["exec_timeout"]);
        Assert.Equal("true", function.Annotations["prometheus.io.scrape"]);
        Assert.Equal("true", function.Annotations["prometheus.io/scrape"]);
        Assert.Equal("8081", function.Annotations["prometheus.io/port"]);
        Assert.Equal("/metrics", function.Annotations["prometheus.io/path"]);
        Assert.True(function.ReadonlyRootFilesystem);
        Assert.Equal("function:latest", function.Image);
    }

    [Fact]
    public async Task Options_add_up_and_override_the_resources_own_variables()
    {
        var model = new PublishedModel();
        model.Function("function", f => f.MetricsPort = null)
            .WithEnvironment("LEVEL", "from the resource")
            .PublishAsFunction(f => f.Environment["LEVEL"] = "from the options")
            .PublishAsFunction(f => (f.Limits.Cpu, f.Requests.Memory, f.MinReplicas) = ("500m", "64Mi", 2))
            .PublishAsFunction(f => f.Timeouts.Exec = TimeSpan.FromMinutes(1));

        var function = (await model.PublishAsync()).File.Functions["function"];

        Assert.Equal("from the options", function.Environment["LEVEL"]);
        Assert.Equal("60s", function.Environment["exec_timeout"]);
        Assert.Equal(new StackResources { Cpu = "500m" }, function.Limits);
        Assert.Equal(new StackResources { Memory = "64Mi" }, function.Requests);
        Assert.Equal("2", function.Labels["com.openfaas.scale.min"]);
        Assert.Empty(function.Annotations);
    }

    [Fact]
    public void When_the_application_runs_there_is_no_environment_and_no_function()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        builder.AddOpenFaaSEnvironment("openfaas");
        var project = builder.AddProject<Projects.IrisBench_Tests_Workload>("function");
        var annotations = project.Resource.Annotations.Count;

        project.PublishAsFunction(_ => throw new InvalidOperationException("called"));

        Assert.DoesNotContain(builder.Resources, resource => resource.Name == "openfaas");
        Assert.Equal(annotations, project.Resource.Annotations.Count);
    }
}
