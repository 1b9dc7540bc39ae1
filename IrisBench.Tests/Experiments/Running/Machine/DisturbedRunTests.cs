using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;
using IrisBench.Experiments.Running.Machine;

namespace IrisBench.Tests.Experiments.Running.Machine;

/// <summary>Runs beside a neighbour that is planted.</summary>
public sealed class DisturbedRunTests
{
    private static readonly Experiment Two = StubRun.Experiment(StubRun.Monolith("one"), StubRun.Monolith("two")) with
    {
        Rounds = 2,
        WarmUps = 1,
        Measurement = new MeasurementDefinition { BaselineSeconds = 0.1, SettlingScrapes = 1 },
    };

    [Fact]
    public async Task A_disturbed_round_is_kept_and_comes_again_at_the_end_of_its_block()
    {
        var (run, progress) = await BesideAsync(round => round.Index is 0 or 2);

        // A warm-up is not repeated; 6 is the second round of block 1 of side one.
        Assert.Equal([0, 1, 2, 3, 6, 4, 5], run.Rounds.Select(round => round.Index));
        Assert.Equal(
            "neighbours took 100 % of the machine", Assert.Single(run.Rounds, round => round.DisturbedReason is not null).DisturbedReason);
        var (disturbed, again) = (run.Rounds[2], run.Rounds[4]);
        Assert.NotNull(disturbed.DisturbedReason);
        Assert.Equal((1, "one", RoundKind.Measured), (again.Block, again.Side, again.Kind));
        Assert.All(run.Rounds, round => Assert.NotNull(round.Machine));
        Assert.Equal(6, Assert.Single(progress.Events.OfType<RoundStarted>(), round => round.IsRepetition).Index);
        Assert.Equal(run.Header.Conditions, Assert.Single(progress.Events.OfType<ConditionsRead>()).Conditions);
        Assert.Equal(0, run.Header.Conditions!.Machine!.NeighbourSeconds);
    }

    [Fact]
    public async Task There_are_as_many_repetitions_as_blocks_that_count_and_no_side_has_them_all()
    {
        var (run, _) = await BesideAsync(_ => true);

        Assert.Equal([0, 1, 2, 3, 6, 7, 4, 5], run.Rounds.Select(round => round.Index));
        Assert.Equal(["one", "two"], run.Rounds.Where(round => round.Index > 5).Select(round => round.Side));
        Assert.Equal(RunStatus.Complete, run.Header.Status);
    }

    [Fact]
    public async Task With_a_share_of_one_nothing_is_disturbed()
    {
        var (run, _) = await BesideAsync(_ => true, share: 1);

        Assert.Equal(6, run.Rounds.Count);
        Assert.All(run.Rounds, round => Assert.Null(round.DisturbedReason));
    }

    [Fact]
    public void A_run_that_goes_on_repeats_what_was_disturbed_before_and_counts_what_was_repeated()
    {
        var plan = RoundPlan.Of(Two, 1);
        RoundRecord[] before = [.. plan.Take(4).Select(round => Ended(round, disturbed: round.Index == 3))];

        Assert.Equal([6, 4, 5], Indices(plan, before));
        // Both repetitions are used up: it counts as it is.
        RoundRecord[] again = [.. Enumerable.Range(6, 2).Select(index => Ended(plan[3] with { Index = index }, disturbed: true))];
        Assert.Equal([4, 5], Indices(plan, [.. before, .. again]));
    }

    private static int[] Indices(IReadOnlyList<PlannedRound> plan, RoundRecord[] before)
    {
        var (turns, indices) = (new RoundTurns(plan, Two, before), new List<int>());
        foreach (var round in turns.Left())
        {
            indices.Add(round.Index);
            turns.Note(Ended(round, disturbed: false));
        }

        return [.. indices];
    }

    private static RoundRecord Ended(PlannedRound round, bool disturbed) => new SyntheticRun().Build().Rounds[0] with
    {
        Index = round.Index,
        Block = round.Block,
        Side = round.Side.Name,
        Kind = round.Kind,
        DisturbedReason = disturbed ? "neighbours took 34 % of the machine" : null,
    };

    private static async Task<(RawRun Run, EventList Progress)> BesideAsync(Func<RoundStarted, bool> disturbs, double share = 0.1)
    {
        await using var system = new StubSystem();
        await system.StartAsync();
        var (isThere, seconds, busy) = (false, 0.0, 0.0);
        var progress = new EventList(happened => isThere = happened is RoundStarted round ? disturbs(round) : isThere);
        var outcome = await system.RunAsync(
            Two with { Measurement = Two.Measurement with { NeighbourShare = share } }, progress,
            machine: () => new MachineTimes(++seconds, 4, busy += isThere ? 1e6 : 0, null, null, null));
        return (await outcome.Folder.ReadAsync(), progress);
    }
}
