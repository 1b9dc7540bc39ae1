using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Running.Rounds;

/// <summary>
/// The order of all rounds. Blocks of warm-ups come first, then blocks that count; each holds every side once, and one
/// that counts holds the reference twice where the noise floor is wanted. The same seed gives the same order.
/// </summary>
internal static class RoundPlan
{
    public static IReadOnlyList<PlannedRound> Of(Experiment experiment, int seed)
    {
        var random = new Random(seed);
        var rounds = new List<PlannedRound>();
        for (var block = 0; block < experiment.WarmUps + experiment.Rounds; block++)
        {
            var turns = Turns(experiment, warmUp: block < experiment.WarmUps);
            if (experiment.Order.Randomised)
                random.Shuffle(turns);
            foreach (var (side, kind) in turns)
                rounds.Add(new PlannedRound(rounds.Count, block, side, kind));
        }

        return rounds;
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
