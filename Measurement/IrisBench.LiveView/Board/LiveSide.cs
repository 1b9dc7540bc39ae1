using IrisBench.Experiments.Definition;

namespace IrisBench.LiveView.Board;

/// <summary>A side of the comparison.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Packaging">How its steps are packaged: which of the lines in the charts is its own.</param>
internal sealed record LiveSide(string Name, Packaging Packaging);
