using IrisBench.Experiments.Definition;

namespace IrisBench.Compare.Versions;

/// <summary>What becomes of an experiment whose sides are two versions of one of its sides, or two of its sides.</summary>
internal static class VersionedExperiment
{
    /// <summary>With a side in several versions in place of its sides. What fails at that side fails at all of them.</summary>
    public static Experiment Of(Experiment experiment, SideDefinition side, IReadOnlyList<SideDefinition> versions) => experiment with
    {
        Sides = versions,
        Faults =
        [
            .. experiment.Faults.Where(fault => fault.Side is null || fault.Side == side.Name).Select(fault => fault with
            {
                Side = null,
                // Of what was started as a whole the name is the side's, which is another now.
                Component = fault.Component == side.Name ? null : fault.Component,
            }),
        ],
    };

    /// <summary>With two of its sides alone, and what fails at these.</summary>
    public static Experiment Of(Experiment experiment, IReadOnlyList<SideDefinition> sides) => experiment with
    {
        Sides = sides,
        Faults = [.. experiment.Faults.Where(fault => fault.Side is null || sides.Any(side => side.Name == fault.Side))],
    };
}
