namespace IrisBench.Hosting.Embedded.Dashboard;

// A figure: a number, seconds ("s") or bytes ("By"), in the notation of OpenTelemetry's units.
internal sealed record MetricView(string Group, string Name, double Value, string Unit);
