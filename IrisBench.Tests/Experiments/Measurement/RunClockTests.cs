using IrisBench.Experiments.Measurement;
using IrisBench.Experiments.Results;

namespace IrisBench.Tests.Experiments.Measurement;

public class RunClockTests
{
    [Theory]
    // The wall clock was set back by an hour, by a week, or not at all since an hour ago.
    [InlineData(1, 105)]
    [InlineData(168, 105)]
    [InlineData(-1, 3600)]
    public void A_sitting_follows_the_one_before_whatever_the_wall_clock_says(double startedInHours, double begins)
    {
        var clock = new RunClock(DateTimeOffset.UtcNow.AddHours(startedInHours), measuredSeconds: 100);
        Assert.InRange(clock.Seconds, begins - 1, begins + 60);
    }

    [Fact]
    public void A_new_run_begins_at_zero() => Assert.InRange(new RunClock(DateTimeOffset.UtcNow.AddHours(-1)).Seconds, 0, 60);

    [Theory]
    [InlineData(MeasurementSource.Processes, MemoryKind.Resident, 2)]
    [InlineData(MeasurementSource.Scrape, MemoryKind.Own, 2)]
    [InlineData(MeasurementSource.Scrape, MemoryKind.Resident, double.PositiveInfinity)]
    [InlineData(MeasurementSource.Prometheus, MemoryKind.Container, double.PositiveInfinity)]
    public void A_machine_gives_no_more_cores_than_it_has_where_it_is_known_to_be_this_one(
        MeasurementSource source, MemoryKind memory, double cores)
        => Assert.Equal(cores, MachineLimits.MostCores(Machine(pinnedTo: 1, machine: 2, container: null), source, memory));

    [Theory]
    [InlineData(1, 2, null, 2)]
    [InlineData(1, 8, 3, 3)]
    [InlineData(4, null, null, 4)]
    public void Pinned_to_some_cores_irisbench_still_shares_all_of_the_machine_or_of_its_container(
        int pinnedTo, int? machine, int? container, int shared)
        => Assert.Equal(shared, Machine(pinnedTo, machine, container).SharedCores);

    private static MachineDescription Machine(int pinnedTo, int? machine, int? container)
        => new("CPU", pinnedTo, 1 << 30, "Linux", "6", ".NET", null, null, machine) { ContainerCores = container };
}
