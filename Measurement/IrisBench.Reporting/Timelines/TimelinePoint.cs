namespace IrisBench.Reporting.Timelines;

/// <summary>A value at a time.</summary>
/// <param name="AtSeconds">Seconds since the run began.</param>
/// <param name="Value">The value.</param>
public readonly record struct TimelinePoint(double AtSeconds, double Value);
