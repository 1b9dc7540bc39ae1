using IrisBench.Experiments;
using IrisBench.Experiments.Definition;

namespace IrisBench.Tests.Experiments.Faults;

/// <summary>What nobody here has started is left alone, and what can be done instead is said before anything is measured.</summary>
public sealed class RefusedFaultTests
{
    [Fact]
    public Task Functions_at_another_gateway_are_none_of_irisbenchs() => RefusedAsync(
        StubRun.Functions(FunctionMode.Warm), "The faults of functions-warm need functions at irisbench's own gateway: nothing else");

    [Fact]
    public Task A_monolith_that_no_AppHost_runs_is_none_of_irisbenchs()
        => RefusedAsync(StubRun.Monolith(), "The faults of monolith need the monolith of the AppHost on this machine: nothing else");

    private static async Task RefusedAsync(SideDefinition side, string expected)
    {
        await using var system = new StubSystem { Gateway = new StubGateway { IsOurs = false } };
        await system.StartAsync();
        var experiment = StubRun.Experiment(side) with
        {
            Faults = [new FaultDefinition { AtSeconds = 1, Component = "predict", Do = FaultKind.Kill }],
        };

        var failure = await Assert.ThrowsAsync<ExperimentException>(() => system.RunAsync(experiment));

        Assert.StartsWith(expected, failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("with 'do: command' and a command that does it.", failure.Message, StringComparison.Ordinal);
    }
}
