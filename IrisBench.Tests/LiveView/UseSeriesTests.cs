using IrisBench.Experiments.Results;
using IrisBench.LiveView.Board;

namespace IrisBench.Tests.LiveView;

public sealed class UseSeriesTests
{
    private readonly UseSeries _series = new(
    [
        new Component("monolith", ComponentRole.Monolith),
        new Component("iris-load", ComponentRole.Function),
        new Component("iris-train", ComponentRole.Function),
        new Component("irisbench", ComponentRole.Generator),
    ],
    mostCores: 2);

    [Fact]
    public void A_line_is_the_sum_of_its_components_and_the_load_generator_has_none()
    {
        Feed(1, ("monolith", 10, 100), ("iris-load", 1, 30), ("iris-train", 1, 30), ("irisbench", 99, 999));
        var point = Feed(3, ("monolith", 11, 110), ("irisbench", 199, 999), ("iris-load", 2, 40), ("iris-train", 1.5, 50));

        Assert.Equal(["Monolith", "Functions"], _series.Groups.Select(group => group.Label));
        Assert.Equal(3, point!.At);
        Assert.Equal([0.5, 0.75], point.Cores.AsEnumerable());
        Assert.Equal([110.0, 90.0], point.Bytes.AsEnumerable());
    }

    [Fact]
    public void A_function_that_is_scaled_to_zero_does_not_stop_the_lines()
    {
        Feed(1, ("monolith", 10, 100), ("iris-load", 1, 30), ("iris-train", 1, 30));
        Feed(2, ("monolith", 11, 100));

        var point = Feed(3, ("monolith", 11.5, 100));

        Assert.Equal([1.0, 0.0], point!.Cores.AsEnumerable());
        Assert.Equal([100.0, 0.0], point.Bytes.AsEnumerable());
    }

    [Fact]
    public void A_counter_that_starts_anew_makes_no_negative_cores()
    {
        Feed(1, ("monolith", 10, 100), ("iris-load", 5, 30), ("iris-train", 5, 30));

        var point = Feed(2, ("monolith", 0.5, 100), ("iris-load", 6, 30), ("iris-train", 5, 30));

        Assert.Equal([0.0, 1.0], point!.Cores.AsEnumerable());
    }

    [Fact]
    public void More_cores_than_the_machine_has_are_never_shown()
    {
        Feed(1, ("monolith", 10, 100), ("iris-load", 5, 30), ("iris-train", 5, 30));

        // Read late in one turn, a counter jumps in the next; and two components of one line can do so together.
        var point = Feed(1.5, ("monolith", 19, 100), ("iris-load", 5.8, 30), ("iris-train", 5.8, 30));

        Assert.Equal([2.0, 2.0], point!.Cores.AsEnumerable());
    }

    private LivePoint? Feed(double at, params (string Component, double CpuSeconds, double Bytes)[] samples)
    {
        LivePoint? last = null;
        foreach (var (component, cpuSeconds, bytes) in samples)
            last = _series.Next(new SampleRecord(at, component, cpuSeconds, bytes)) ?? last;
        return last;
    }
}
