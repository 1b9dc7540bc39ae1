using IrisBench.Experiments;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;
using IrisBench.Reporting.Tables;

namespace IrisBench.Tests.Experiments.Running;

/// <summary>One irisbench measures a system at a time, and what it set is what it measures.</summary>
public class LeaseTests
{
    [Fact]
    public async Task Of_two_runs_on_one_system_the_second_is_refused_by_name_and_leaves_nothing()
    {
        var (reached, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var system = new StubSystem
        {
            Monolith = async context =>
            {
                reached.TrySetResult();
                await go.Task;
                await StubSystem.Answer(StubSystem.MonolithAnswer("setosa"))(context);
            },
        };
        await system.StartAsync();
        var first = system.RunAsync(StubRun.Experiment(StubRun.Monolith(), StubRun.Functions(FunctionMode.Fork)));
        await reached.Task;
        var folders = system.Results.GetDirectories().Length;

        var refusal = await Assert.ThrowsAsync<ExperimentException>(() => system.RunAsync(StubRun.Experiment(StubRun.Monolith())));

        go.SetResult();
        Assert.Contains(
            $"'irisbench compare' ({AppDomain.CurrentDomain.FriendlyName}, process ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.Equal(folders, system.Results.GetDirectories().Length);
        Assert.Equal(RunStatus.Complete, (await first).Header.Status);
        // And when it has ended, the next one has the system.
        Assert.Equal(RunStatus.Complete, (await system.RunAsync(StubRun.Experiment(StubRun.Monolith()))).Header.Status);
    }

    [Fact]
    public async Task A_system_that_another_machine_measures_is_not_touched()
    {
        await using var system = new StubSystem { Gateway = new StubGateway { LeasedTo = "'irisbench compare' (process 7 on elsewhere)" } };
        await system.StartAsync();

        var refusal = await Assert.ThrowsAnyAsync<ExperimentException>(
            () => system.RunAsync(StubRun.Experiment(StubRun.Functions(FunctionMode.Warm))));

        Assert.Contains("(process 7 on elsewhere)", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(system.Gateway.Scaled);
        Assert.False(system.Results.Exists);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(500)]
    public async Task The_lease_is_given_back_however_a_run_ends(int status)
    {
        var train = status == 200 ? StubSystem.Answer("""{"accuracy":0.97}""") : StubSystem.Fail(status);
        await using var system = new StubSystem { Train = train };
        await system.StartAsync();

        await system.RunAsync(StubRun.Experiment(StubRun.Functions(FunctionMode.Warm)));

        Assert.Contains("'irisbench compare'", system.Gateway.Leases.First(), StringComparison.Ordinal);
        Assert.Null(system.Gateway.Leases.Last());
    }

    [Fact]
    public async Task A_run_that_loses_the_system_ends_and_says_to_whom()
    {
        var gateway = new StubGateway();
        await using var system = new StubSystem
        {
            Gateway = gateway,
            // Until the run gives up.
            Train = async context =>
            {
                gateway.LeasedTo = "somebody on elsewhere";
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            },
        };
        await system.StartAsync();

        var outcome = await system.RunAsync(StubRun.Experiment(StubRun.Functions(FunctionMode.Warm)));

        Assert.Equal(RunStatus.Failed, outcome.Header.Status);
        Assert.Contains("somebody on elsewhere", outcome.Header.StatusReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "fork", "iris-predict was put into mode fork")]
    [InlineData(3, "warm", "iris-predict had 3 replicas in place of 1")]
    public async Task A_round_under_which_a_function_was_changed_is_void_and_the_next_is_as_it_should_be(
        int replicas, string mode, string reason)
    {
        var (gateway, calls) = (new StubGateway(), 0);
        await using var system = new StubSystem
        {
            Gateway = gateway,
            Train = context =>
            {
                // The parity gate asks once and five calls warm it; the next is the first round's.
                if (Interlocked.Increment(ref calls) == 7)
                    gateway.Change("iris-predict", replicas, mode);
                return StubSystem.Answer("""{"accuracy":0.97}""")(context);
            },
        };
        await system.StartAsync();

        var outcome = await system.RunAsync(StubRun.Experiment(StubRun.Functions(FunctionMode.Warm)) with { Rounds = 2 });

        var rounds = (await outcome.Folder.ReadAsync()).Rounds;
        Assert.Equal(2, rounds.Count);
        Assert.Contains(reason, rounds[0].VoidReason, StringComparison.Ordinal);
        // A busy machine may void it for reasons of its own.
        Assert.DoesNotContain("iris-predict", rounds[1].VoidReason ?? "", StringComparison.Ordinal);
        Assert.Equal(2, gateway.Scaled.Count(scaled => scaled is { Function: "iris-predict", Mode: "warm" }));
    }

    [Theory]
    [InlineData("knative concurrency", null)]
    [InlineData("openfaas-ce", "iris-auth was scaled by openfaas-ce in place of knative concurrency")]
    public async Task A_policy_may_change_replicas_is_recorded_with_the_side_and_may_not_be_changed_itself(string then, string? reason)
    {
        var (gateway, calls) = (new StubGateway { Scaling = "knative concurrency" }, 0);
        await using var system = new StubSystem
        {
            Gateway = gateway,
            Train = context =>
            {
                if (Interlocked.Increment(ref calls) == 7)
                {
                    gateway.Change("iris-predict", 3, "warm");
                    gateway.Scaling = then;
                }

                return StubSystem.Answer("""{"accuracy":0.97}""")(context);
            },
        };
        await system.StartAsync();

        var outcome = await system.RunAsync(StubRun.Experiment(StubRun.Functions(FunctionMode.Warm)) with { Rounds = 2 });

        var (header, rounds) = (outcome.Header, (await outcome.Folder.ReadAsync()).Rounds);
        var scaled = ComponentNames.Functions.Select(function => new SideScaling(rounds[0].Side, function, "knative concurrency"));
        Assert.Equal(scaled, header.SideScaling);
        Assert.Contains(
            MachineTable.Of(header).Rows,
            row => row[0].StartsWith("Scaling of iris-auth, ", StringComparison.Ordinal) && row[1] == "knative concurrency");
        // A busy machine may void it for reasons of its own.
        if (reason is null)
            Assert.DoesNotContain("iris-", rounds[0].VoidReason ?? "", StringComparison.Ordinal);
        else
            Assert.Contains(reason, rounds[0].VoidReason, StringComparison.Ordinal);
    }
}
