namespace IrisBench.Experiments.Definition.Sweeping;

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
