using System.Diagnostics;
using IrisBench.Experiments.Measurement;
using IrisBench.Experiments.Results;
using IrisBench.Processes;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Experiments.Measurement;

public class SharedPagesTests
{
    [UnixFact]
    public void Pages_that_processes_share_count_once()
    {
        var processes = Enumerable.Range(0, 4).Select(_ => Process.Start("sleep", "600")).ToArray();
        try
        {
            var names = processes.Select(process => $"{process.Id}").ToDictionary(id => $"sleep-{id}");
            using IMeasurementSource source = new ProcessSource(names);
            var clock = new RunClock();
            source.Settle(clock, default);
            var readings = source.ReadEdge(clock, default);

            var (told, resident) = (readings.Sum(one => one.WorkingSetBytes), readings.Sum(one => one.ToResident().WorkingSetBytes));
            var proportional = processes.Sum(process => Proportional(process.Id));
            Assert.Equal(MemoryKind.Proportional, source.Memory);
            Assert.InRange(told, 0.7 * proportional, 1.3 * proportional);
            // The C library is mapped by each of them.
            Assert.InRange(told, 0, 0.7 * resident);
            Assert.True(source.TryCount(MemoryKind.Resident, "a component tells no other"));
            Assert.InRange(source.Read(clock, default).Sum(reading => reading.WorkingSetBytes), 0.9 * resident, 1.1 * resident);
        }
        finally
        {
            Array.ForEach(processes, process => process.Kill());
        }
    }

    [UnixFact]
    public void One_that_ended_before_anybody_looked_is_taken_to_share_what_the_others_do()
    {
        var shared = new SharedPages();
        var own = shared.Of(new Reading("a", 0, 0, 1e9), [Environment.ProcessId], isEdge: true);
        var (all, one) = shared.Of(new Reading("a", 0.1, 0, 1e9), [Environment.ProcessId, int.MaxValue], isEdge: false);

        Assert.True(own.One > 0);
        Assert.Equal((2 * own.One, own.One), (all, one));
    }

    private static double Proportional(int id) => ProcFiles.Shared(id) is { } found ? found.ResidentBytes - found.SharedBytes : 0;
}
