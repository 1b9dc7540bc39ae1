using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Reporting.Wording;
using IrisBench.Tests.Experiments;

namespace IrisBench.Tests.Evaluation;

/// <summary>Ten blocks of two sides, in which neighbours disturbed a round of one.</summary>
public sealed class DisturbedRoundsTests
{
    private const string Reason = "neighbours took 34 % of the machine";

    [Fact]
    public void Of_a_repeated_round_the_last_counts_and_the_disturbed_one_is_named()
    {
        var summary = Evaluated.Of(Repeated(times: 1));
        var side = summary.Sides[1];

        Assert.Equal(10, side.Rounds);
        Assert.Equal([$"Block 3: {Reason}"], side.RepeatedRounds);
        Assert.Empty(side.VoidRounds);
        Assert.Empty(side.DisturbedRounds);
        // The disturbed one is ten times as slow as all others.
        Assert.Single(side.Find(Measures.Throughput)!.Values.Select(value => Math.Round(value, 6)).Distinct());
        Assert.Equal(40, side.PipelineRuns);
        Assert.Equal((0, 1), (summary.Neighbours!.Disturbed, summary.Neighbours.Repeated));
        Assert.Contains(
            "Neighbours took 0.4 % of the machine in the median round, 0.4 % at most; 1 round was repeated.",
            TrustWording.Measuring(summary));
        Assert.Contains($"functions-warm: Block 3: {Reason} (repeated)", TrustWording.VoidRounds(summary));
        Assert.DoesNotContain(summary.Warnings, warning => warning.Contains("neighbours", StringComparison.Ordinal));
    }

    [Fact]
    public void A_disturbed_round_that_was_not_repeated_counts_and_is_told_beside_the_headline()
    {
        var summary = Evaluated.Of(Repeated(times: 0));

        Assert.Equal(10, summary.Sides[1].Rounds);
        Assert.Equal([$"Block 3: {Reason}"], summary.Sides[1].DisturbedRounds);
        Assert.Contains(
            "1 round was disturbed by neighbours; 0 were repeated, the others count. Stop what else runs here, and measure again.",
            summary.Warnings);
        Assert.Contains(
            "Other programs disturbed 1 of 10 rounds of functions-warm, which are in it all the same.",
            HeadlineCautions.Of(summary.Run, summary.Sides));
    }

    [Fact]
    public void Runs_of_an_older_irisbench_tell_nothing_of_neighbours()
        => Assert.Null(Evaluated.Summary(Evaluated.Exact).Neighbours);

    [Fact]
    public async Task A_folder_may_hold_a_turn_twice_only_where_the_first_was_disturbed()
    {
        using (var folder = new SyntheticFolder(Repeated(times: 1)))
            Assert.Equal(33, (await folder.Run.ReadAsync()).Rounds.Count);
        var quiet = Repeated(times: 1);
        using var twice = new SyntheticFolder(quiet with
        {
            Rounds = [.. quiet.Rounds.Select(round => round with { DisturbedReason = null })],
        });
        await Assert.ThrowsAsync<RunFolderException>(() => twice.Run.ReadAsync());
    }

    private static RawRun Repeated(int times)
    {
        var run = Evaluated.Exact.Build();
        var planned = run.Rounds.Single(round => round is { Kind: RoundKind.Measured, Block: 3, Side: "functions-warm" });
        var next = run.Rounds.Count;
        var quiet = new MachineUse(1, 2, 0.008, null, null, null);
        RoundRecord[] again = [.. Enumerable.Range(next, times).Select(index => planned with { Index = index, Machine = quiet })];
        return run with
        {
            Rounds =
            [
                .. run.Rounds.Select(round => round.Index == planned.Index
                    ? round with
                    {
                        DurationSeconds = 10 * round.DurationSeconds,
                        DisturbedReason = Reason,
                        Machine = quiet with { NeighbourSeconds = 0.68 },
                    }
                    : round with { Machine = quiet }),
                .. again,
            ],
            Pipelines =
            [
                .. run.Pipelines,
                .. again.SelectMany(round => run.Pipelines.Where(pipeline => pipeline.Round == planned.Index)
                    .Select(pipeline => pipeline with { Round = round.Index })),
            ],
        };
    }
}
