using IrisBench.Experiments.Measurement;
using IrisBench.Experiments.Results;

namespace IrisBench.Tests.Experiments.Measurement;

public class RoundUseTests
{
    [Fact]
    public void What_a_component_took_at_rest_outside_the_round_is_taken_off()
    {
        // Scraped 2 s before the round and 3 s after it, while it took a tenth of a core idle.
        var use = Of(new Reading("a", 8, 1.0, 100), new Reading("a", 15, 3.0, 200), span: (10, 12), baselineCores: 0.1);

        Assert.Equal(2.0 - (0.1 * 5), use.CpuSeconds, precision: 9);
        Assert.Equal(0.1, use.CpuBaselineCores);
        Assert.Equal((100, 200), (use.WorkingSetBaselineBytes, use.WorkingSetMaxBytes));
    }

    [Theory]
    [InlineData(500, 500, false, 200)]
    [InlineData(500, 900, false, 900)]
    [InlineData(500, 500, true, 500)]
    public void The_peak_of_a_process_counts_when_it_rose_in_the_round_or_every_process_is_a_request(
        double before, double after, bool forked, double expected)
    {
        var use = Of(
            new Reading("a", 0, 1, 100, PeakWorkingSetBytes: before), new Reading("a", 1, 2, 200, PeakWorkingSetBytes: after), (0, 1), 0,
            forked);

        Assert.Equal(expected, use.WorkingSetMaxBytes);
    }

    [Fact]
    public void A_round_shorter_than_some_intervals_of_its_source_has_no_maximum_and_a_longer_one_none_below_its_mean()
    {
        // What is scraped every 5 s encloses a round of 8 s with 7 s of rest.
        var use = Of(new Reading("a", 8, 0, 100), new Reading("a", 23, 8, 100), (10, 18), 0, delaySeconds: 5);
        Assert.Equal((8, null), (use.CpuSeconds, use.CpuMaxCores));

        var longer = Of(new Reading("a", 8, 0, 100), new Reading("a", 33, 20, 100), (10, 30), 0, delaySeconds: 5);
        Assert.Equal(1, longer.CpuMaxCores);
    }

    [Fact]
    public void More_cores_than_the_machine_has_are_never_told()
        => Assert.Equal(2, Of(new Reading("a", 0, 0, 100), new Reading("a", 1, 3, 100), (0, 1), 0).CpuMaxCores);

    [Fact]
    public void The_resident_set_stands_beside_what_is_its_own()
    {
        var (first, last) = (new Reading("a", 0, 1, 100, PeakWorkingSetBytes: 150), new Reading("a", 1, 2, 200, PeakWorkingSetBytes: 300));
        var use = Of(first.Without((40, 40)), last.Without((60, 50)), (0, 1), 0);

        Assert.Equal((60, 250, 100), (use.WorkingSetBaselineBytes, use.WorkingSetMaxBytes, use.WorkingSetMeanBytes));
        Assert.Equal((MemoryKind.Own, new ResidentUse(100, 300, 150)), (use.Memory, use.Resident));
    }

    [Fact]
    public void Of_several_processes_at_once_the_most_and_the_memory_of_one_are_told()
    {
        var told = Of(new Reading("a", 0, 1, 120), new Reading("a", 1, 2, 400, Replicas: 5, PeakWorkingSetBytes: 130), (0, 1), 0);
        var reckoned = Of(new Reading("a", 0, 1, 460, Replicas: 4), new Reading("a", 1, 2, 440, Replicas: 4), (0, 1), 0);
        // Five end, and one of them is counted.
        var ending = Of(new Reading("a", 0, 1, 500, Replicas: 5), new Reading("a", 1, 2, 500), (0, 1), 0);

        Assert.Equal((400, new ReplicaUse(5, 130)), (told.WorkingSetMaxBytes, told.Replicas));
        Assert.Equal(new ReplicaUse(4, 110), reckoned.Replicas);
        Assert.Equal(new ReplicaUse(5, 100), ending.Replicas);
        Assert.Null(Of(new Reading("a", 0, 1, 120), new Reading("a", 1, 2, 400), (0, 1), 0).Replicas);
    }

    [Fact]
    public void A_counter_that_falls_means_another_process()
    {
        var timeline = new Timeline();
        timeline.Add(new Reading("iris-load", 0, 5, 1));

        var lost = Assert.Throws<MeasurementLostException>(() => timeline.Add(new Reading("iris-load", 1, 4, 1)));

        Assert.Equal("iris-load was restarted while it was measured; keep it running, and measure again", lost.Message);
    }

    private static ComponentUse Of(
        Reading first, Reading last, (double, double) span, double baselineCores, bool forked = false, double delaySeconds = 0)
        => RoundUse.Of(
            Edge(first), Edge(last), span, new Dictionary<string, double> { ["a"] = baselineCores }, new Timeline(),
            new RoundSource(0.5, delaySeconds, MostCores: 2, MemoryKind.Own), forked ? ["a"] : [])[0];

    private static Edge Edge(Reading reading) => new(new Dictionary<string, Reading> { ["a"] = reading }, default);
}
