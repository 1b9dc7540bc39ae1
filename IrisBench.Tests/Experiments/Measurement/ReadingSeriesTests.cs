using IrisBench.Experiments.Measurement;

namespace IrisBench.Tests.Experiments.Measurement;

public class ReadingSeriesTests
{
    private static readonly ReadingSeries Series = new(
    [
        new Reading("a", 0.00, CpuSeconds: 1.0, WorkingSetBytes: 10),
        new Reading("a", 0.20, CpuSeconds: 1.1, WorkingSetBytes: 30),
        new Reading("a", 0.40, CpuSeconds: 1.3, WorkingSetBytes: 20),
        new Reading("a", 0.41, CpuSeconds: 1.4, WorkingSetBytes: 20),
    ]);

    [Fact]
    public void Processor_time_is_the_difference_of_the_counters_at_the_edges()
        => Assert.Equal(0.4, Series.CpuSeconds, precision: 9);

    [Fact]
    public void The_busiest_stretch_is_never_shorter_than_the_window()
    {
        // The last hundredth alone would be ten cores; from 0.20 on it is 0.3 s of processor time in 0.21 s.
        Assert.Equal(0.3 / 0.21, Series.MaxCores(0.1), precision: 9);
    }

    [Fact]
    public void A_series_shorter_than_the_window_has_its_mean_as_maximum()
        => Assert.Equal(0.4 / 0.41, Series.MaxCores(1), precision: 9);

    [Fact]
    public void Memory_is_the_largest_and_the_mean_over_time()
    {
        Assert.Equal(30, Series.MaxBytes);
        Assert.Equal(((0.2 * 20) + (0.2 * 25) + (0.01 * 20)) / 0.41, Series.MeanBytes, precision: 9);
    }
}
