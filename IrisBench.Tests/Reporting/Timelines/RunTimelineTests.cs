using IrisBench.Experiments.Results;
using IrisBench.Reporting;
using IrisBench.Tests.Experiments;

namespace IrisBench.Tests.Reporting.Timelines;

public sealed class RunTimelineTests
{
    private static readonly RawRun Run = new SyntheticRun { Rounds = 6 }.Build();

    [Fact]
    public void Cores_by_time_are_the_processor_time_of_the_counters()
    {
        var monolith = RunTimeline.Of(Run).Uses.Single(use => use.Group == UseGroup.Monolith);
        var counter = Run.Samples.Where(sample => sample.Component == "monolith").ToList();
        var from = monolith.Bytes[0].AtSeconds;

        var area = monolith.Cores.Aggregate(
            (Area: 0.0, From: from), (sum, point) => (sum.Area + (point.Value * (point.AtSeconds - sum.From)), point.AtSeconds)).Area;

        Assert.Equal(counter[^1].CpuSeconds - counter[0].CpuSeconds, area, 6);
    }

    [Fact]
    public void All_functions_are_one_line_and_the_load_generator_is_none()
        => Assert.Equal(
            [UseGroup.Monolith, UseGroup.Functions, UseGroup.Platform, UseGroup.Shared(["iris-server"])],
            RunTimeline.Of(Run).Uses.Select(use => use.Group));

    [Fact]
    public void A_component_that_is_no_longer_sampled_holds_no_memory()
    {
        var gone = Run with { Samples = [.. Run.Samples.Where(sample => sample.Component != "gateway" || sample.AtSeconds < 3)] };

        var platform = RunTimeline.Of(gone).Uses.Single(use => use.Group == UseGroup.Platform);

        Assert.True(platform.Bytes[0].Value > 0);
        Assert.Equal(0, platform.Bytes[^1].Value);
    }

    [Fact]
    public void A_run_without_samples_has_no_lines() => Assert.Empty(RunTimeline.Of(Run with { Samples = [] }).Uses);

    [Fact]
    public void Fewer_points_keep_the_highest_and_the_lowest()
    {
        var points = Enumerable.Range(0, 10_000)
            .Select(index => new TimelinePoint(index, index == 4321 ? 99 : index == 77 ? -5 : Math.Sin(index))).ToList();

        var kept = Decimation.Keep(points, 100);

        Assert.InRange(kept.Count, 100, 204);
        Assert.Equal(99, kept.Max(point => point.Value));
        Assert.Equal(-5, kept.Min(point => point.Value));
        Assert.Equal(kept.OrderBy(point => point.AtSeconds), kept);
    }
}
