using System.Collections.Immutable;
using IrisBench.Experiments.Results;

namespace IrisBench.LiveView.Timelines;

/// <summary>Components that share a line in the charts.</summary>
/// <param name="Role">Whose role is this.</param>
/// <param name="Label">What the line is called.</param>
internal sealed record UseGroup(ComponentRole Role, string Label)
{
    /// <summary>The lines, both sides first. irisbench itself is not drawn; the report says what it used.</summary>
    public static ImmutableArray<UseGroup> All { get; } =
    [
        new(ComponentRole.Monolith, "Monolith"),
        new(ComponentRole.Function, "Functions"),
        new(ComponentRole.Platform, "Platform"),
        new(ComponentRole.Shared, "iris-server"),
    ];
}
