namespace IrisBench.Gateway.Api;

/// <summary>A line of <c>/system/logs</c>.</summary>
internal sealed record LogMessage(string Name, string Namespace, string Instance, DateTimeOffset Timestamp, string Text);
