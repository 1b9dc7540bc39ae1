namespace IrisBench.Gateway.Functions;

internal sealed record FunctionLogLine(string Instance, DateTimeOffset Timestamp, string Text);
