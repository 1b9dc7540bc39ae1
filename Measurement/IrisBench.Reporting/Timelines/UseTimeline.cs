namespace IrisBench.Reporting.Timelines;

/// <summary>What a group of components used over the run.</summary>
/// <param name="Group">Whose.</param>
/// <param name="Cores">Seconds since the run began, and the cores busy from the point before until then.</param>
/// <param name="Bytes">Seconds since the run began, and the working set then.</param>
public sealed record UseTimeline(UseGroup Group, IReadOnlyList<TimelinePoint> Cores, IReadOnlyList<TimelinePoint> Bytes);
