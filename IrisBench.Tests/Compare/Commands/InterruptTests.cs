using System.Diagnostics;
using IrisBench.Experiments.Results;
using IrisBench.Tests.Experiments;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Compare.Commands;

public class InterruptTests
{
    [UnixTheory]
    [InlineData("-INT", 130, RunStatus.Interrupted)]
    [InlineData("-KILL", 137, RunStatus.Running)]
    public async Task What_was_measured_is_kept_when_the_run_is_stopped_or_killed(string signal, int expectedExitCode, RunStatus expectedStatus)
    {
        var reached = new TaskCompletionSource();
        var calls = 0;
        await using var system = new StubSystem
        {
            // The parity gate and three rounds are answered; the fourth hangs.
            Monolith = async context =>
            {
                if (Interlocked.Increment(ref calls) > 5)
                {
                    reached.TrySetResult();
                    await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }

                await StubSystem.Answer(StubSystem.MonolithAnswer("setosa"))(context);
            },
        };
        await system.StartAsync();
        var experiment = system.WriteExperiment("[{ name: one, packaging: monolith }, { name: two, packaging: monolith }]");
        await using var irisbench = IrisBenchProcess.Start(
            system.Environment, "compare", "--experiment", experiment, "--results", system.Results.FullName);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(90));

        using var stop = Process.Start("kill", [signal, $"{irisbench.Id}"]);
        var (exitCode, output, error) = await irisbench.WaitAsync();

        Assert.Equal((expectedExitCode, ""), (exitCode, output));
        var run = await new RunFolder(Assert.Single(system.Results.GetDirectories())).ReadAsync();
        Assert.Equal(expectedStatus, run.Header.Status);
        Assert.Equal((3, 3), (run.Rounds.Count, run.Pipelines.Count));
        Assert.NotEmpty(run.Samples);
        if (expectedStatus == RunStatus.Interrupted)
        {
            Assert.EndsWith(
                $"irisbench: stopped after 3 of 6 rounds. What was measured, 3 of 6 rounds, is kept in {system.Results.GetDirectories()[0]}.\n",
                error,
                StringComparison.Ordinal);
        }
    }
}
