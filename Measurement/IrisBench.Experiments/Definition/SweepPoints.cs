namespace IrisBench.Experiments.Definition;

/// <summary>The points of an experiment: every value of what varies with every value of the other.</summary>
public static class SweepPoints
{
    /// <summary>The points, the first factor's values slowest; one, the experiment itself, where nothing varies.</summary>
    public static IReadOnlyList<SweepPoint> Of(Experiment experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        IEnumerable<SweepPoint> points = [new(0, [], experiment with { Vary = null, Sweep = null })];
        foreach (var factor in SweepFactor.Of(experiment))
        {
            points = points.SelectMany(
                _ => factor.Settings(experiment.Vary!)!,
                (point, setting) => new SweepPoint(0, [.. point.Settings, (factor, setting)], setting.Apply(point.Experiment)));
        }

        return [.. points.Select((point, index) => point with { Index = index })];
    }
}

/// <summary>A point of a sweep: an experiment in which what varies has one value each.</summary>
/// <param name="Index">Its place among the points, from 0.</param>
/// <param name="Settings">What varies and its value here, in the order of the axes; empty for an experiment that varies nothing.</param>
/// <param name="Experiment">The experiment at this point; it varies nothing.</param>
public sealed record SweepPoint(int Index, IReadOnlyList<(SweepFactor Factor, FactorSetting Setting)> Settings, Experiment Experiment)
{
    /// <summary>For a message: <c>iterations 5, mode fork</c>.</summary>
    public string Text => string.Join(", ", Settings.Select(setting => $"{setting.Factor.Name} {setting.Setting.Text}"));
}

/// <summary>After how many rounds of each side it is looked whether a point has had enough: half, three quarters and all of them. Fixed
/// before the first round, because a look that is chosen by what is seen has no known error.</summary>
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
            : [.. new[] { (rounds + 1) / 2, ((3 * rounds) + 3) / 4 }
                .Where(look => look >= FewestRounds && look < rounds).Distinct(), rounds];
    }
}
