using IrisBench.Evaluation.Rounds;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Tests.Experiments;

namespace IrisBench.Tests.Evaluation.Rounds;

public sealed class EnoughKnownTests
{
    private static readonly SyntheticRun Asked = new() { Rounds = 30, StopWhenKnown = [Measures.PipelineSeconds] };

    private static readonly SyntheticSide Twin = SyntheticSide.Monolith with
    {
        Definition = SyntheticSide.Monolith.Definition with { Name = "twin" },
    };

    [Fact]
    public void A_run_ends_at_the_first_look_at_which_all_that_was_asked_is_known()
    {
        var run = (Asked with { Noise = 0.01 }).Build();

        Assert.Empty(EnoughKnown.EndedPoints(Until(run, 10), 10));
        Assert.Equal([0], EnoughKnown.EndedPoints(Until(run, 15), 15));
        Assert.Equal(15, Evaluated.Of(Until(run, 15)).EndedEarlyAfter);
    }

    [Fact]
    public void Sides_that_are_the_same_are_known_as_well()
        => Assert.Equal(
            [0], EnoughKnown.EndedPoints(Until((Asked with { Noise = 0.01, Sides = [SyntheticSide.Monolith, Twin] }).Build(), 15), 15));

    [Fact]
    public void What_is_not_known_goes_on_to_the_last_round()
    {
        var run = (Asked with { Noise = 0.4, Sides = [SyntheticSide.Monolith, Twin] }).Build();

        Assert.Empty(EnoughKnown.EndedPoints(run, 23));
        Assert.Null(Evaluated.Of(run).EndedEarlyAfter);
    }

    [Fact]
    public void Who_looks_early_has_wider_intervals_for_it()
    {
        var (asked, unasked) = ((Asked with { Noise = 0.4 }).Build(), (Asked with { Noise = 0.4, StopWhenKnown = [] }).Build());

        Assert.True(WidthOf(Evaluated.Of(asked)) > WidthOf(Evaluated.Of(unasked)));
        Assert.True(WidthOf(Evaluated.Of(unasked)) > 0);
    }

    [Fact]
    public void Rounds_that_were_all_sent_late_are_no_reason_to_end()
    {
        var run = (Asked with { Round = round => round with { LateReason = "40 ms" } }).Build();

        Assert.Empty(EnoughKnown.EndedPoints(Until(run, 15), 15));
    }

    private static double WidthOf(RunSummary summary)
    {
        var interval = summary.Comparisons.Single(row => row.Measure == Measures.PipelineSeconds).RatioInterval!;
        return interval.Upper - interval.Lower;
    }

    // After one warm-up.
    private static RawRun Until(RawRun run, int rounds)
        => new(run.Header, [.. run.Rounds.Where(round => round.Block <= rounds)], run.Pipelines, run.Samples);
}
