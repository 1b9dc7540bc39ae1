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
    public void Two_samples_a_moment_apart_make_no_spike()
    {
        // The edge of a round, 2.7 ms after a sample, and a tick of the counter between the two.
        var at = Run.Samples[200].AtSeconds;
        var edge = Run.Samples.Where(sample => sample.AtSeconds == at)
            .Select(sample => sample with { AtSeconds = at + 0.0027, CpuSeconds = sample.CpuSeconds + 0.01 });
        var later = Run.Samples.Select(sample => sample.AtSeconds > at ? sample with { CpuSeconds = sample.CpuSeconds + 0.01 } : sample);

        var cores = RunTimeline.Of(Run with { Samples = [.. later.Concat(edge).OrderBy(sample => sample.AtSeconds)] }).Uses
            .SelectMany(use => use.Cores);

        Assert.All(cores, point => Assert.InRange(point.Value, 0, 2.5));
    }

    [Fact]
    public void Where_all_runs_on_this_machine_no_more_than_its_cores_are_drawn()
    {
        var local = Run with
        {
            Header = Run.Header with { Source = MeasurementSource.Processes },
            Samples = [.. Run.Samples.Select(sample => sample with { CpuSeconds = 20 * sample.CpuSeconds })],
        };

        Assert.Equal(2, RunTimeline.Of(local).Uses.SelectMany(use => use.Cores).Max(point => point.Value));
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
