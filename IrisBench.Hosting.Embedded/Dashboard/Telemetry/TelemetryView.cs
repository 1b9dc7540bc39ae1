namespace IrisBench.Hosting.Embedded.Dashboard;

internal sealed record TelemetryView(string Endpoint, string Protocol);
