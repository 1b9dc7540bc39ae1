using IrisBench.Experiments;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;

namespace IrisBench.Tests.Experiments.Running;

public class KnativeRunTests
{
    [Fact]
    public async Task Every_function_is_called_at_the_ingress_by_its_own_host_and_nobody_asks_for_replicas()
    {
        await using var system = new StubSystem();
        await system.StartAsync();

        var outcome = await system.RunAsync(
            StubRun.Experiment(StubRun.Monolith(), StubRun.Functions(FunctionMode.Warm)), targets: Knative(system));

        Assert.Equal((RunStatus.Complete, null), (outcome.Header.Status, outcome.Header.StatusReason));
        Assert.All(
            (await outcome.Folder.ReadAsync()).Pipelines,
            pipeline => Assert.True(pipeline.Answers!["species"].ValueEquals("setosa") && pipeline.Error is null));
        Assert.Empty(system.Gateway.Scaled);
    }

    [Fact]
    public async Task A_mode_that_only_the_autoscaler_decides_is_refused_before_the_run()
    {
        await using var system = new StubSystem();
        await system.StartAsync();

        var refusal = await Assert.ThrowsAsync<ExperimentException>(
            () => system.RunAsync(StubRun.Experiment(StubRun.Monolith(), StubRun.Functions(FunctionMode.Zero)), targets: Knative(system)));

        Assert.Contains("autoscaling.knative.dev/min-scale", refusal.Message, StringComparison.Ordinal);
    }

    private static RunTargets Knative(StubSystem system)
        => system.Targets with { Gateway = null, Knative = new KnativeTarget(system.Targets.Gateway!, StubGateway.KnativeDomain) };
}
