using IrisBench.Compare.Sides;

namespace IrisBench.Compare.Experiment;

internal static class Profiles
{
    private const int OriginalSize = 500;
    private const int Seed = 42;
    private const double SampleSeconds = 0.2;

    /// <summary>Under a minute on two cores.</summary>
    public static Profile Quick { get; } =
        new("quick", new LoadSettings(Iterations: 20, OriginalSize, Seed), Repetitions: 5, BaselineSeconds: 2, SampleSeconds);

    /// <summary>The original's load. It ran once; three runs show at least how far they lie apart.</summary>
    public static Profile Original { get; } =
        new("seed", new LoadSettings(Iterations: 500, OriginalSize, Seed), Repetitions: 3, BaselineSeconds: 5, SampleSeconds);

    public static IReadOnlyList<Profile> All { get; } = [Quick, Original];
}
