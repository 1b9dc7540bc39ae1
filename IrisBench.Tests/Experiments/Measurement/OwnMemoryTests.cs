using System.Diagnostics;
using IrisBench.Experiments.Measurement;
using IrisBench.Experiments.Results;
using IrisBench.Processes;
using IrisBench.Tests.Gateway;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Experiments.Measurement;

public class OwnMemoryTests
{
    private const double BigBytes = 8e6;

    [UnixFact]
    public async Task Who_else_maps_the_same_files_changes_nothing()
    {
        var processes = new List<Process> { Process.Start("sleep", "600") };
        try
        {
            await SleepsAsync(processes[0]);
            var alone = Read(processes[0].Id);
            // Of no side: they map the same program and the same C library.
            for (var others = 0; others < 3; others++)
                processes.Add(Process.Start("sleep", "600"));
            await Task.WhenAll(processes.Select(SleepsAsync));
            var beside = Read(processes[0].Id);

            Assert.Equal(alone.WorkingSetBytes, beside.WorkingSetBytes);
            Assert.InRange(beside.WorkingSetBytes, 1, 0.7 * beside.ToResident().WorkingSetBytes);
        }
        finally
        {
            processes.ForEach(process => process.Kill());
        }
    }

    [UnixFact]
    public async Task What_a_process_shares_with_those_that_it_forked_counts_once()
    {
        // Four subshells, each with a program that it waits for.
        using var shell = Process.Start(
            "sh",
            ["-c", $"x=$(head -c {BigBytes} /dev/zero | tr '\\0' x); for i in 1 2 3 4; do (sleep 600; : $x) & done; wait"]);
        try
        {
            await Eventually.TrueAsync(() => Read(shell.Id).Replicas >= 9, "all have been started");
            var told = Read(shell.Id);

            Assert.InRange(told.ToResident().WorkingSetBytes, 5 * BigBytes, double.MaxValue);
            Assert.InRange(told.WorkingSetBytes, BigBytes, told.ToResident().WorkingSetBytes / 2);
        }
        finally
        {
            shell.Kill(entireProcessTree: true);
        }
    }

    [UnixFact]
    public void Resident_sets_can_be_had_in_place_of_it()
    {
        using var sleep = Process.Start("sleep", "600");
        try
        {
            using IMeasurementSource source = new ProcessSource(new Dictionary<string, string> { ["sleep"] = $"{sleep.Id}" });
            var clock = new RunClock();
            source.Settle(clock, default);
            Assert.Equal(MemoryKind.Own, source.Memory);

            var own = source.ReadEdge(clock, default)[0];
            Assert.True(source.TryCount(MemoryKind.Resident, "a component tells no other"));
            Assert.Equal(own.ToResident().WorkingSetBytes, source.Read(clock, default)[0].WorkingSetBytes);
            Assert.Contains("resident sets", Assert.Single(source.Notes.Skip(1)), StringComparison.Ordinal);
        }
        finally
        {
            sleep.Kill();
        }
    }

    [UnixFact]
    public void One_that_ended_before_anybody_looked_is_taken_to_have_as_many_pages_of_files_as_the_others()
    {
        var files = new FilePages();
        var own = files.Of(new Reading("a", 0, 0, 1e9), [Environment.ProcessId], isEdge: true);
        var (all, one) = files.Of(new Reading("a", 0.1, 0, 1e9), [Environment.ProcessId, int.MaxValue], isEdge: false);

        Assert.True(own.One > 0);
        Assert.Equal((2 * own.One, own.One), (all, one));
    }

    // Until then it is being started, and grows.
    private static Task SleepsAsync(Process process)
        => Eventually.TrueAsync(
            () => ProcFiles.Read(process.Id, "stat")?.Contains("(sleep) S", StringComparison.Ordinal) == true, "it sleeps");

    private static Reading Read(int id)
    {
        using IMeasurementSource source = new ProcessSource(new Dictionary<string, string> { ["one"] = $"{id}" });
        var clock = new RunClock();
        source.Settle(clock, default);
        return source.ReadEdge(clock, default)[0];
    }
}
