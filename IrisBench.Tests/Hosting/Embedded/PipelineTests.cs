using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;

namespace IrisBench.Tests.Hosting.Embedded;

public class PipelineTests
{
    private readonly List<string> _ran = [];

    [Fact]
    public async Task A_step_runs_after_what_it_depends_on_and_what_is_required_by_it()
    {
        var builder = Publish("last");
        builder.Pipeline.AddStep("last", Run("last"), dependsOn: "middle");
        builder.Pipeline.AddStep("middle", Run("middle"));
        builder.Pipeline.AddStep("first", Run("first"), requiredBy: (string[])["middle"]);
        builder.Pipeline.AddStep("unasked", Run("unasked"), dependsOn: "last");

        await PublishAsync(builder);

        Assert.Equal(["first", "middle", "last"], _ran);
    }

    [Fact]
    public async Task Resources_bring_steps_and_what_makes_the_model_complete_runs_first()
    {
        var builder = Publish(WellKnownPipelineSteps.Publish);
        builder.AddResource(new Thing()).WithAnnotation(new PipelineStepAnnotation(context => (IEnumerable<PipelineStep>)
        [
            new PipelineStep { Name = "publish-thing", Action = Run($"publish {context.Resource.Name}"), RequiredBySteps = [WellKnownPipelineSteps.Publish] },
            new PipelineStep { Name = "prepare-thing", Action = Run("prepare"), RequiredBySteps = [WellKnownPipelineSteps.BeforeStart] },
        ]));

        await PublishAsync(builder);

        Assert.Equal(["prepare", "publish thing"], _ran);
    }

    [Fact]
    public async Task Steps_can_be_ordered_once_all_are_known()
    {
        var builder = Publish("second");
        builder.Pipeline.AddStep(new PipelineStep { Name = "first", Action = Run("first"), Tags = ["early"] });
        builder.Pipeline.AddStep("second", Run("second"));
        builder.Pipeline.AddPipelineConfiguration(context =>
        {
            context.Steps.Single(step => step.Name == "second").DependsOn(context.GetSteps("early").Single());
            return Task.CompletedTask;
        });

        await PublishAsync(builder);

        Assert.Equal(["first", "second"], _ran);
    }

    [Fact]
    public async Task A_circle_is_told_and_nothing_runs()
    {
        var builder = Publish("a");
        builder.Pipeline.AddStep("a", Run("a"), dependsOn: "b");
        builder.Pipeline.AddStep("b", Run("b"), dependsOn: "a");

        Assert.Contains("a -> b -> a", await RefusalAsync(builder), StringComparison.Ordinal);
        Assert.Empty(_ran);
    }

    [Fact]
    public async Task A_step_that_depends_on_an_unknown_one_is_told()
    {
        var builder = Publish("a");
        builder.Pipeline.AddStep("a", Run("a"), dependsOn: "nowhere");

        Assert.Contains("'a' depends on unknown step 'nowhere'", await RefusalAsync(builder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parameter_without_a_value_that_a_step_needs_is_told_in_one_line()
    {
        var builder = Publish("ask");
        var parameter = builder.AddParameter("absent");
        builder.Pipeline.AddStep("ask", async context => await parameter.Resource.GetValueAsync(context.CancellationToken));

        var refusal = await RefusalAsync(builder);

        Assert.Contains("'ask' failed: Parameter 'absent' has no value", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal);
    }

    [Fact]
    public async Task With_two_environments_every_resource_has_to_say_where_it_goes()
    {
        var builder = Publish(WellKnownPipelineSteps.Publish);
        builder.AddKubernetesEnvironment("one").WithDashboard(false);
        builder.AddKubernetesEnvironment("two").WithDashboard(false);
        builder.AddProject<Projects.IrisBench_Tests_Workload>("lost");

        Assert.Contains("'lost' are not assigned to a compute environment", await RefusalAsync(builder), StringComparison.Ordinal);
    }

    private static IDistributedApplicationBuilder Publish(string step) =>
        DistributedApplication.CreateBuilder(["--operation", "publish", "--step", step, "--output-path", Path.GetTempPath()]);

    private static async Task PublishAsync(IDistributedApplicationBuilder builder)
    {
        await using var app = builder.Build();
        await app.StartAsync();
    }

    private static async Task<string> RefusalAsync(IDistributedApplicationBuilder builder) =>
        (await Assert.ThrowsAsync<DistributedApplicationException>(() => PublishAsync(builder))).Message;

    private Func<PipelineStepContext, Task> Run(string name) => _ =>
    {
        _ran.Add(name);
        return Task.CompletedTask;
    };

    private sealed class Thing() : Resource("thing");
}
