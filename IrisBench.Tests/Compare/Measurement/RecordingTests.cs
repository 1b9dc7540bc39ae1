using IrisBench.Compare.Measurement;

namespace IrisBench.Tests.Compare.Measurement;

public class RecordingTests
{
    private static readonly string[] Both = ["a", "b"];

    // Process b is read a little later than a, as it happens in practice.
    private static readonly Recording TwoProcesses = new(
    [
        Sample(0.00, cpuA: 1.0, cpuB: 5.0, memoryA: 10, memoryB: 20),
        Sample(0.20, cpuA: 1.1, cpuB: 5.0, memoryA: 30, memoryB: 20),
        Sample(0.40, cpuA: 1.3, cpuB: 5.1, memoryA: 20, memoryB: 25),
        Sample(0.41, cpuA: 1.4, cpuB: 5.1, memoryA: 20, memoryB: 20),
    ]);

    [Fact]
    public void Processor_time_is_the_difference_of_the_counters_at_the_edges()
        => Assert.Equal(0.5, TwoProcesses.CpuSeconds(Both), precision: 9);

    [Fact]
    public void Mean_cores_are_processor_time_by_elapsed_time()
        => Assert.Equal(0.5 / 0.41, TwoProcesses.MeanCores(Both), precision: 9);

    [Fact]
    public void The_busiest_stretch_is_never_shorter_than_the_window()
    {
        // The last hundredth alone would be ten cores; from 0.20 on it is 0.4 s of processor time in 0.21 s.
        Assert.Equal(0.4 / 0.21, TwoProcesses.MaxCores(Both, TimeSpan.FromSeconds(0.1)), precision: 9);
    }

    [Fact]
    public void A_recording_shorter_than_the_window_has_its_mean_as_maximum()
        => Assert.Equal(TwoProcesses.MeanCores(Both), TwoProcesses.MaxCores(Both, TimeSpan.FromSeconds(1)));

    [Fact]
    public void Largest_memory_is_that_of_all_processes_at_one_time()
        => Assert.Equal(50, TwoProcesses.MaxMemoryBytes(Both));

    private static Sample Sample(double at, double cpuA, double cpuB, double memoryA, double memoryB) => new(
        new Dictionary<string, ProcessReading>
        {
            ["a"] = new(at, cpuA, memoryA),
            ["b"] = new(at + 0.002, cpuB, memoryB),
        });
}
