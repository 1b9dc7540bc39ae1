namespace IrisBench.Reporting.Charts;

/// <summary>A part of a bar.</summary>
/// <param name="Name">Its name; parts of the same name have the same colour.</param>
/// <param name="Value">How long it is, 0 or more.</param>
internal sealed record BarPart(string Name, double Value);
