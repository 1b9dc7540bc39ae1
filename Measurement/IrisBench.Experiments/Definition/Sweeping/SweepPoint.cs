namespace IrisBench.Experiments.Definition.Sweeping;

/// <summary>A point of a sweep: an experiment in which what varies has one value each.</summary>
/// <param name="Index">Its place among the points, from 0.</param>
/// <param name="Settings">What varies and its value here, in the order of the axes; empty for an experiment that varies nothing.</param>
/// <param name="Experiment">The experiment at this point; it varies nothing.</param>
public sealed record SweepPoint(int Index, IReadOnlyList<(SweepFactor Factor, FactorSetting Setting)> Settings, Experiment Experiment)
{
    /// <summary>For a message: <c>iterations 5, mode fork</c>.</summary>
    public string Text => string.Join(", ", Settings.Select(setting => $"{setting.Factor.Name} {setting.Setting.Text}"));
}
