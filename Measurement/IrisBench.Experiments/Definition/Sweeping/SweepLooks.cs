namespace IrisBench.Experiments.Definition.Sweeping;

/// <summary>
/// After how many rounds of each side it is looked whether a point has had enough: half, three quarters and all of them. Fixed
/// before the first round, because a look that is chosen by what is seen has no known error.
/// </summary>
public static class SweepLooks
{
    /// <summary>Fewest rounds of a look: the extremes of fewer do not cover what an early look has to.</summary>
    public const int FewestRounds = 10;

    /// <summary>The looks, ascending; the last is the end.</summary>
    public static IReadOnlyList<int> Of(Experiment experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var rounds = experiment.Rounds;
        return experiment.Sweep?.EnoughHalfWidth is null
            ? [rounds]
            : [.. new[] { (rounds + 1) / 2, ((3 * rounds) + 3) / 4 }.Where(look => look >= FewestRounds && look < rounds).Distinct(), rounds];
    }
}
