using IrisBench.Experiments.Definition;
using IrisBench.Reporting.Timelines;

namespace IrisBench.Reporting.Charts;

/// <summary>Colours of the lines: those of the first side that is packaged so; what belongs to no side is grey.</summary>
/// <param name="sides">The sides.</param>
internal sealed class TimelineStyles(ReportSides sides)
{
    public string Class(UseGroup group) => SideOf(group) is { } side ? SideColors.Style(side) : group == UseGroup.Platform ? "platform" : "shared";

    /// <summary>The side that lends the group its colour; null for what belongs to none.</summary>
    public int? SideOf(UseGroup group) => group switch
    {
        { Side: { } name } => sides.IndexOf(name),
        _ when group == UseGroup.Monolith => sides.First(Packaging.Monolith),
        _ when group == UseGroup.Functions => sides.First(Packaging.Functions),
        _ => null,
    };
}
