namespace IrisBench.Tests.Telemetry;

/// <summary>A span as a collector gets it; ids are in hexadecimal digits, the parent's is empty where there is none.</summary>
internal sealed record ReceivedSpan(ReportingProcess Process, string TraceId, string Id, string Parent, string Name);
