using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Measurement;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Tests.Evaluation.Rounds;

public class SimultaneousPeaksTests
{
    private static readonly RoundRecord Round = new()
    {
        Index = 0,
        Block = 0,
        Side = "functions-warm",
        Kind = RoundKind.Measured,
        StartedAt = DateTimeOffset.UnixEpoch,
        StartedAtSeconds = 10,
        DurationSeconds = 2,
        Use = [],
        Generator = new GeneratorReport(0, 0, 0, 0, 0),
    };

    [Fact]
    public void Functions_that_take_turns_do_not_add_up()
    {
        // One works in the first second, the other in the second: never more than one core was busy.
        SampleRecord[] samples =
        [
            new(10, "iris-load", 5, 100), new(11, "iris-load", 6, 300), new(12, "iris-load", 6, 100),
            new(10, "iris-train", 7, 100), new(11, "iris-train", 7, 100), new(12, "iris-train", 8, 200),
        ];
        ComponentUse[] use = [Use("iris-load", 1, 300), Use("iris-train", 1, 200)];
        var peaks = Peaks(samples);
        Assert.Equal(1.0, peaks.Cores(Round, use), 1e-9);
        // A sample stands for the time on both of its sides.
        Assert.Equal(500.0, peaks.WorkingSetBytes(Round, use));
    }

    [Fact]
    public void Functions_that_work_at_once_add_up_though_they_are_not_sampled_at_the_same_moments()
    {
        SampleRecord[] samples =
        [
            new(10, "iris-load", 0, 100), new(12, "iris-load", 2, 100),
            new(10.5, "iris-train", 0, 200), new(11.5, "iris-train", 1, 200),
        ];
        var peaks = Peaks(samples);
        Assert.Equal(2.0, peaks.Cores(Round, [Use("iris-load", 1, 100), Use("iris-train", 1, 200)]), 1e-9);
        Assert.Equal(300.0, peaks.WorkingSetBytes(Round, [Use("iris-load", 1, 100), Use("iris-train", 1, 200)]));
    }

    [Fact]
    public void A_process_that_lived_between_two_samples_counts_with_the_others_at_rest()
    {
        var peaks = Peaks([]);
        Assert.Equal(700.0 + 10, peaks.WorkingSetBytes(Round, [Use("iris-load", 1, 700), Use("iris-train", 1, 200)]));
    }

    [Fact]
    public void Samples_outside_the_round_do_not_count()
    {
        SampleRecord[] samples =
        [
            new(8, "iris-load", 0, 900), new(9.9, "iris-load", 9, 900), new(10, "iris-load", 9, 100), new(12, "iris-load", 10, 100),
            new(13, "iris-load", 15, 900),
        ];
        var peaks = Peaks(samples);
        Assert.Equal(0.5, peaks.Cores(Round, [Use("iris-load", 0.5, 100)]), 1e-9);
        Assert.Equal(100.0, peaks.WorkingSetBytes(Round, [Use("iris-load", 0.5, 100)]));
    }

    [Fact]
    public void What_was_read_just_before_and_just_after_a_short_round_tells_of_it()
    {
        SampleRecord[] samples = [new(9.99, "iris-load", 5, 100), new(12.01, "iris-load", 7.02, 600)];
        var peaks = Peaks(samples);
        Assert.Equal(1.0, peaks.Cores(Round, [Use("iris-load", 0, 100)]), 1e-9);
        Assert.Equal(600.0, peaks.WorkingSetBytes(Round, [Use("iris-load", 0, 100)]));
    }

    [Fact]
    public void More_cores_than_the_machine_has_are_never_told_nor_fewer_than_the_mean()
    {
        // Read a tenth of a second late, a counter shows more than there can have been.
        SampleRecord[] samples = [new(10, "iris-load", 0, 100), new(10.2, "iris-load", 3, 100), new(12, "iris-load", 3.1, 100)];
        Assert.Equal(2.0, Peaks(samples).Cores(Round, [Use("iris-load", 0.1, 100)]));
        Assert.Equal(0.5, Peaks([]).Cores(Round, [Use("iris-load", 0.1, 100)]));
    }

    [Fact]
    public void A_side_has_peaks_of_what_it_pays_for_and_no_maximum_of_cores_that_a_slow_source_did_not_see()
    {
        var side = new SideDefinition { Name = "functions-warm", Packaging = Packaging.Functions };
        var round = Round with { Use = [Use("iris-load", 1, 300), Use("gateway", 0.2, 100), Use("monolith", 1, 900)] };
        Assert.Equal(new SidePeaks(1.0, 10 + 300, 100), Peaks([]).Of(round, side));
        Assert.Null(Peaks([]).Of(round with { Use = [Use("iris-load", 1, 300) with { CpuMaxCores = null }] }, side).CpuMaxCores);
    }

    private static SimultaneousPeaks Peaks(SampleRecord[] samples) => new(
        new SampleTracks(samples),
        new ComponentRoles(
        [
            new Component("iris-load", ComponentRole.Function), new Component("gateway", ComponentRole.Platform),
            new Component("monolith", ComponentRole.Monolith),
        ]),
        sampleSeconds: 0.5, mostCores: 2);

    private static ComponentUse Use(string name, double cores, double maxBytes) => new(name, 1, cores, 0, 10, maxBytes, 50);
}
