using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Measurement;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;
using IrisBench.Tests.Experiments;

namespace IrisBench.Tests.Evaluation.Differences;

/// <summary>A run against itself, whichever of its files are there.</summary>
public class OneFigureOneWayTests
{
    private static readonly string[] All =
    [
        Measures.PipelineSeconds, Measures.Throughput, Measures.CpuSecondsPerRun, Measures.CpuMaxCores, Measures.WorkingSetBaselineBytes,
        Measures.WorkingSetMaxBytes, Measures.GigabyteSecondsPerRun, Measures.BytesPerRun,
    ];

    private static readonly RawRun Old = new SyntheticRun { Rounds = 8 }.Build();
    private static readonly RawRun New = Recorded(Old);

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void A_run_is_what_it_is_with_and_without_its_samples(bool samplesBefore, bool samplesAfter)
    {
        var difference = Difference(New, samplesBefore, samplesAfter);

        Assert.All(difference.Changes, change => Assert.Equal((1.0, ChangeKind.Same), (change.Ratio, change.Kind)));
        Assert.Equal(All, difference.Changes.Where(change => change.Side == "monolith").Select(change => change.Measure));
        Assert.Empty(difference.Warnings);
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, false)]
    public void Of_a_run_that_recorded_no_peaks_they_are_compared_where_both_have_samples(
        bool samplesBefore, bool samplesAfter, bool compared)
    {
        var difference = Difference(Old, samplesBefore, samplesAfter);

        Assert.All(difference.Changes, change => Assert.Equal((1.0, ChangeKind.Same), (change.Ratio, change.Kind)));
        Assert.Equal(compared, difference.Changes.Any(change => change.Measure == Measures.WorkingSetMaxBytes));
        Assert.Equal(compared, difference.Changes.Any(change => change.Measure == Measures.CpuMaxCores));
        Assert.Equal(compared, !difference.Warnings.Any(warning => warning.StartsWith("Not compared", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_was_recorded_is_not_held_against_what_is_made_of_samples()
    {
        var difference = RunDifference.Of(Summary(Old), Summary(New), All, 0.05);

        Assert.DoesNotContain(difference.Changes, change => change.Measure is Measures.CpuMaxCores or Measures.WorkingSetMaxBytes);
        Assert.Equal(
            [
                "Not compared: cpuMaxCores, workingSetMaxBytes; it is made of the samples before and was recorded when it was measured "
                    + "after.",
            ],
            difference.Warnings);
    }

    [Fact]
    public void Memory_that_was_counted_otherwise_is_not_compared_and_CPU_is()
    {
        var after = New with { Header = New.Header with { Memory = MemoryKind.Own } };
        var difference = RunDifference.Of(Summary(New), Summary(after), All, 0.05);

        Assert.DoesNotContain(difference.Changes, change => Measures.OfMemory.Contains(change.Measure));
        Assert.Contains(difference.Changes, change => change.Measure == Measures.CpuMaxCores);
        Assert.Equal(
            [
                "Not compared: workingSetBaselineBytes, workingSetMaxBytes, gigabyteSecondsPerRun; memory is counted as resident sets "
                    + "before and as own memory after.",
            ],
            difference.Warnings);
    }

    [Fact]
    public void A_measure_that_one_run_does_not_tell_is_said()
    {
        var after = New with { Rounds = [.. New.Rounds.Select(WithoutCores)] };
        var difference = RunDifference.Of(Summary(New), Summary(after), [Measures.CpuMaxCores], 0.05);

        Assert.Empty(difference.Changes);
        Assert.Equal(
            ["monolith", "functions-warm"],
            difference.Warnings.Select(warning => warning.Split(':')[0].Replace("Not compared for ", "", StringComparison.Ordinal)));

        static RoundRecord WithoutCores(RoundRecord round) => round with { Peaks = round.Peaks! with { CpuMaxCores = null } };
    }

    private static RunDifference Difference(RawRun run, bool samplesBefore, bool samplesAfter)
        => RunDifference.Of(
            Summary(samplesBefore ? run : run with { Samples = [] }), Summary(samplesAfter ? run : run with { Samples = [] }), All, 0.05);

    // As the engine does when it measures.
    private static RawRun Recorded(RawRun run)
    {
        var peaks = new SimultaneousPeaks(new SampleTracks(run.Samples), new ComponentRoles(run.Header.Components), 0.5, 2);
        var sides = run.Header.Experiment.Sides.ToDictionary(side => side.Name);
        return run with { Rounds = [.. run.Rounds.Select(round => round with { Peaks = peaks.Of(round, sides[round.Side]) })] };
    }

    private static RunSummary Summary(RawRun run) => RunEvaluation.Of(run, PriceSheets.Default);
}
