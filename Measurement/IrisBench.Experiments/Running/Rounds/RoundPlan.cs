using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Sweeping;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Running.Rounds;

/// <summary>
/// The order of all rounds. Blocks of warm-ups come first, then blocks that count; each holds every side once, and one
/// that counts holds the reference twice where the noise floor is wanted. A block of a sweep holds every point so, the points
/// in an order of their own: what is compared runs close together, and a slow hour hits all points. The same seed gives the
/// same order.
/// </summary>
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
