namespace IrisBench.Reporting.Charts;

/// <summary>What a colour means.</summary>
/// <param name="Label">The meaning.</param>
/// <param name="Style">Classes of the mark beside it: a colour (<c>side-0</c>) and a shape (<c>swatch</c>, <c>stroke</c>, <c>dashed</c>).</param>
public sealed record LegendEntry(string Label, string Style);
