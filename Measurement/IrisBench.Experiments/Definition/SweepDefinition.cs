using System.ComponentModel.DataAnnotations;

namespace IrisBench.Experiments.Definition;

/// <summary>How a sweep is evaluated and when a point of it has had enough.</summary>
public sealed record SweepDefinition
{
    /// <summary>The ratio to the reference whose crossing is looked for: 1.1 for "over 10 % more".</summary>
    [Range(1.001, 1000.0)]
    public double Crossing { get; init; } = 1.1;

    /// <summary>
    /// A point ends early when the interval of its time, relative to the reference's where there is one, is no wider than
    /// this to either side: 0.05 for 5 %. Null runs all rounds. It is looked at a few fixed times, and all intervals are made
    /// wider for it, so that they hold what they say however it ends.
    /// </summary>
    [Range(0.001, 1.0)]
    public double? EnoughHalfWidth { get; init; }
}
