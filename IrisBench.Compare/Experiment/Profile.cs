using IrisBench.Compare.Sides;

namespace IrisBench.Compare.Experiment;

/// <summary>How much is run, and how it is sampled.</summary>
/// <param name="Name">What the user calls it.</param>
/// <param name="Load">Input of the load step.</param>
/// <param name="Repetitions">Measured runs of each side.</param>
/// <param name="BaselineSeconds">How long both sides are watched idle.</param>
/// <param name="SampleSeconds">Time between two samples.</param>
internal sealed record Profile(string Name, LoadSettings Load, int Repetitions, double BaselineSeconds, double SampleSeconds)
{
    public TimeSpan Baseline => TimeSpan.FromSeconds(BaselineSeconds);

    public TimeSpan SampleInterval => TimeSpan.FromSeconds(SampleSeconds);
}
