using System.Diagnostics;

namespace IrisBench.Tests.Compare.Commands;

public class InterruptTests
{
    [Fact]
    public async Task Ctrl_C_ends_a_run_with_one_line_and_exit_code_130()
    {
        var reached = new TaskCompletionSource();
        await using var system = new BrokenSystem
        {
            Load = async context =>
            {
                reached.TrySetResult();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            },
        };
        await system.StartAsync();
        await using var irisbench = IrisBenchProcess.Start(system.Environment, "compare");
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(60));

        using var interrupt = Process.Start("kill", ["-INT", $"{irisbench.Id}"]);
        var (exitCode, output, error) = await irisbench.WaitAsync();

        Assert.Equal(130, exitCode);
        Assert.Empty(output);
        Assert.EndsWith("irisbench: stopped before the end; nothing was reported.\n", error, StringComparison.Ordinal);
    }
}
