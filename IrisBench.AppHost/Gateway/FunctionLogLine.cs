namespace IrisBench.AppHost.Gateway;

/// <summary>A line of the gateway's <c>/system/logs</c>.</summary>
/// <param name="Instance">The process that printed it.</param>
/// <param name="Timestamp">When the gateway read it.</param>
/// <param name="Text">What was printed, without the end of the line.</param>
internal sealed record FunctionLogLine(string Instance, DateTimeOffset Timestamp, string Text);
