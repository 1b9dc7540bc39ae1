using System.Diagnostics;
using IrisBench.Experiments.Results;
using IrisBench.Tests.Experiments;
using IrisBench.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace IrisBench.Tests.Compare;

/// <summary>
/// How irisbench ends and what it keeps, by what ends it and when: the table of docs/endings.md. All of it with
/// IRISBENCH_ALL_ENDINGS=1; else the rows that differ in more than the phase.
/// </summary>
public sealed class EndingTests
{
    private static readonly string[] Phases = ["settling", "parity gate", "baseline", "round 4"];
    private static readonly string[] Ends = ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL", "dead target", "full disk"];

    public static TheoryData<string, string> Rows()
    {
        var all = Environment.GetEnvironmentVariable("IRISBENCH_ALL_ENDINGS") == "1";
        var rows = new TheoryData<string, string>();
        foreach (var (end, phase) in Ends.SelectMany(end => Phases.Select(phase => (end, phase))))
        {
            if (all || phase == "round 4"
                || (end, phase) is ("SIGTERM", "settling") or ("full disk", "baseline") or ("dead target", "parity gate"))
                rows.Add(end, phase);
        }

        return rows;
    }

    [UnixTheory]
    [MemberData(nameof(Rows))]
    public async Task Whatever_ends_a_run_it_says_how_and_keeps_what_was_measured(string end, string phase)
    {
        if (end == "full disk" && !await CanMountAsync())
            return;

        var (expectedExitCode, expectedStatus) = end switch
        {
            "SIGKILL" => (137, RunStatus.Running),
            "SIGINT" or "SIGTERM" or "SIGHUP" => (130, RunStatus.Interrupted),
            _ => (1, RunStatus.Failed),
        };
        var expectedRounds = phase == "round 4" ? 3 : 0;
        var (reached, dead, calls, scrapes) = (new TaskCompletionSource(), false, 0, 0);
        await using var system = new StubSystem
        {
            Monolith = async context =>
            {
                var call = Interlocked.Increment(ref calls);
                // Two answers are the parity gate's, one a round the others.
                if (call == phase switch { "parity gate" => 1, "round 4" => 6, _ => 0 })
                    await HangAsync(context);
                if (!dead)
                    await StubSystem.Answer(StubSystem.MonolithAnswer("setosa"))(context);
                else
                    context.Abort();
                if (phase == "baseline" && call == 2)
                    reached.TrySetResult();
            },
            MonolithMetrics = async context =>
            {
                // The first asks how the system was built, before there is a run.
                if (phase == "settling" && Interlocked.Increment(ref scrapes) > 1)
                    reached.TrySetResult();
                if (dead)
                    context.Abort();
                else
                    await StubSystem.Metrics(context);
            },
        };
        await system.StartAsync();
        var experiment = system.WriteExperiment("[{ name: one, packaging: monolith }, { name: two, packaging: monolith }]");
        var text = await File.ReadAllTextAsync(experiment);
        await File.WriteAllTextAsync(experiment, text.Replace(
            "baselineSeconds: 0.1, settlingScrapes: 1, neighbourShare: 1",
            phase switch
            {
                "settling" => "baselineSeconds: 0.1, settlingScrapes: 1000, neighbourShare: 1",
                "baseline" => "baselineSeconds: 60, settlingScrapes: 1, neighbourShare: 1",
                _ => "baselineSeconds: 0.1, settlingScrapes: 1, neighbourShare: 1",
            },
            StringComparison.Ordinal));
        system.Results.Create();
        var full = Path.Combine(Path.GetDirectoryName(experiment)!, "full");
        await using var irisbench = end == "full disk"
            ? IrisBenchProcess.StartOnSmallDisk(system.Environment, system.Results.FullName, full, "compare", "--experiment", experiment)
            : IrisBenchProcess.Start(system.Environment, "compare", "--experiment", experiment, "--results", system.Results.FullName);

        await reached.Task.WaitAsync(TimeSpan.FromSeconds(90));
        await Task.Delay(300);
        dead = end == "dead target";
        if (end == "full disk")
            await File.WriteAllTextAsync(full, "");
        if (end.StartsWith("SIG", StringComparison.Ordinal))
            ProcessProbe.Signal(irisbench.Id, end[3..]);
        var (exitCode, output, error) = await irisbench.WaitAsync();

        Assert.Equal(expectedExitCode, exitCode);
        var run = await new RunFolder(Assert.Single(system.Results.GetDirectories())).ReadAsync();
        Assert.Equal((expectedStatus, expectedRounds), (run.Header.Status, run.Rounds.Count));
        Assert.Equal(expectedStatus != RunStatus.Running, run.Header.EndedAt is not null);
        // A report of what was measured, where there is something and somebody is left to write it.
        Assert.Equal(
            expectedRounds > 0 && end != "SIGKILL" && end != "full disk", output.Contains("Execution time", StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        if (end != "SIGKILL")
            Assert.Contains($"What was measured, {expectedRounds} of 6 rounds, is kept in", error, StringComparison.Ordinal);

        async Task HangAsync(HttpContext context)
        {
            reached.TrySetResult();
            for (var waited = 0; waited < 600 && !dead && !context.RequestAborted.IsCancellationRequested; waited++)
                await Task.Delay(100);
        }
    }

    // A disk of one's own takes a mount, in a user namespace where one is not root; some containers allow neither.
    private static async Task<bool> CanMountAsync()
    {
        using var attempt = Process.Start("unshare", ["--map-root-user", "--mount", "true"]);
        await attempt.WaitForExitAsync();
        return attempt.ExitCode == 0;
    }
}
