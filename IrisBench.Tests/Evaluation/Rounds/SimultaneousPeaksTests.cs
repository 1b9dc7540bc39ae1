using IrisBench.Evaluation.Rounds;
using IrisBench.Experiments.Results;

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
        var peaks = new SimultaneousPeaks(new SampleTracks(samples), sampleSeconds: 0.5);
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
        var peaks = new SimultaneousPeaks(new SampleTracks(samples), sampleSeconds: 0.5);
        Assert.Equal(2.0, peaks.Cores(Round, [Use("iris-load", 1, 100), Use("iris-train", 1, 200)]), 1e-9);
        Assert.Equal(300.0, peaks.WorkingSetBytes(Round, [Use("iris-load", 1, 100), Use("iris-train", 1, 200)]));
    }

    [Fact]
    public void A_process_that_lived_between_two_samples_counts_with_the_others_at_rest()
    {
        var peaks = new SimultaneousPeaks(new SampleTracks([]), sampleSeconds: 0.5);
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
        var peaks = new SimultaneousPeaks(new SampleTracks(samples), sampleSeconds: 0.5);
        Assert.Equal(0.5, peaks.Cores(Round, [Use("iris-load", 0.5, 100)]), 1e-9);
        Assert.Equal(100.0, peaks.WorkingSetBytes(Round, [Use("iris-load", 0.5, 100)]));
    }

    [Fact]
    public void What_was_read_just_before_and_just_after_a_short_round_tells_of_it()
    {
        SampleRecord[] samples = [new(9.99, "iris-load", 5, 100), new(12.01, "iris-load", 7.02, 600)];
        var peaks = new SimultaneousPeaks(new SampleTracks(samples), sampleSeconds: 0.5);
        Assert.Equal(1.0, peaks.Cores(Round, [Use("iris-load", 0, 100)]), 1e-9);
        Assert.Equal(600.0, peaks.WorkingSetBytes(Round, [Use("iris-load", 0, 100)]));
    }

    private static ComponentUse Use(string name, double cores, double maxBytes) => new(name, 1, cores, 0, 10, maxBytes, 50);
}
