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
    public void A_counter_that_falls_means_another_process()
    {
        var timeline = new Timeline();
        timeline.Add(new Reading("iris-load", 0, 5, 1));

        var lost = Assert.Throws<MeasurementLostException>(() => timeline.Add(new Reading("iris-load", 1, 4, 1)));

        Assert.Equal("iris-load was restarted while it was measured", lost.Message);
    }

    private static ComponentUse Of(
        Reading first, Reading last, (double, double) span, double baselineCores, bool forked = false)
        => RoundUse.Of(
            Edge(first), Edge(last), span, new Dictionary<string, double> { ["a"] = baselineCores }, new Timeline(), 0.5,
            forked ? ["a"] : [])[0];

    private static Edge Edge(Reading reading) => new(new Dictionary<string, Reading> { ["a"] = reading }, default);
}
