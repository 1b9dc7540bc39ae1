using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Running;

/// <summary>The order of all rounds. Blocks of warm-ups come first, then blocks that count; each holds every side once, and one that
/// counts holds the reference twice where the noise floor is wanted. A block of a sweep holds every point so, the points in an order of
/// their own: what is compared runs close together, and a slow hour hits all points. The same seed gives the same order.</summary>
internal static class RoundPlan
{
    public static IReadOnlyList<PlannedRound> Of(Experiment experiment, int seed)
    {
        var random = new Random(seed);
        var rounds = new List<PlannedRound>();
        var points = SweepPoints.Of(experiment);
        for (var block = 0; block < experiment.WarmUps + experiment.Rounds; block++)
        {
            foreach (var point in Shuffled([.. points]))
            {
                foreach (var (side, kind) in Shuffled(Turns(point.Experiment, warmUp: block < experiment.WarmUps)))
                    rounds.Add(new PlannedRound(rounds.Count, block, side, kind, point.Index));
            }
        }

        return rounds;

        T[] Shuffled<T>(T[] turns)
        {
            if (experiment.Order.Randomised)
                random.Shuffle(turns);
            return turns;
        }
    }

    private static (SideDefinition Side, RoundKind Kind)[] Turns(Experiment experiment, bool warmUp)
    {
        var kind = warmUp ? RoundKind.WarmUp : RoundKind.Measured;
        return
        [
            .. experiment.Sides.Select(side => (side, kind)),
            .. experiment.HasNoisePairs && !warmUp ? [(experiment.Sides[0], RoundKind.NoisePair)] : ((SideDefinition, RoundKind)[])[],
        ];
    }
}

internal sealed record PlannedRound(int Index, int Block, SideDefinition Side, RoundKind Kind, int Point = 0, bool IsRepetition = false);

/// <summary>Points of a sweep that have had enough. They are decided at the looks, from what is in the folder by then:
/// after an interruption the same.</summary>
internal sealed class EndedPoints(RunRequest request, Testbed testbed, RunJournal journal, IReadOnlyList<PlannedRound> plan)
{
    private readonly IReadOnlyList<int> _looks = Looks.Of(request.Experiment);
    private IReadOnlySet<int> _ended = new HashSet<int>();
    private int _lastLook;

    public async Task<bool> HaveAsync(PlannedRound round, CancellationToken cancellationToken)
    {
        var look = _looks.LastOrDefault(look => look <= round.Block - request.Experiment.WarmUps);
        if (request.EndedPoints is { } endedPoints && look > _lastLook)
        {
            var ended = endedPoints(await journal.Folder.ReadAsync(cancellationToken), look);
            foreach (var point in ended.Except(_ended))
                journal.Tell(new PointEnded(
                    testbed.Points[point].Text, look, plan.Count(later => later.Index >= round.Index && later.Point == point)));
            (_ended, _lastLook) = (ended, look);
        }

        return _ended.Contains(round.Point);
    }
}
