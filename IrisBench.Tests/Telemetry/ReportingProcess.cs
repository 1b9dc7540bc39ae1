namespace IrisBench.Tests.Telemetry;

/// <summary>Who sent telemetry: the resource's attributes.</summary>
internal sealed record ReportingProcess(string Service, string Instance, IReadOnlyDictionary<string, string> Attributes);
