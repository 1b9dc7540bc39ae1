namespace IrisBench.Tests.Telemetry;

/// <summary>That a process told a metric.</summary>
internal sealed record ReceivedMetric(ReportingProcess Process, string Name);
