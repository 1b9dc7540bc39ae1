using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IrisBench.Hosting.Embedded.Dashboard;

// A resource as the page gets it.
internal sealed record ResourceView(
    string Name,
    string Type,
    string State,
    string? StateStyle,
    HealthStatus? Health,
    int? ExitCode,
    string? Error,
    string? Mode,
    string? Replicas,
    long? StartedAt,
    long? StoppedAt,
    string? Parent,
    IReadOnlyList<string> References,
    IReadOnlyList<string> WaitsFor,
    IReadOnlyList<HealthView> Checks,
    IReadOnlyList<EndpointView> Endpoints,
    IReadOnlyList<NamedValue> Properties,
    IReadOnlyList<NamedValue> Environment,
    IReadOnlyList<CommandView> Commands);

internal sealed record HealthView(string Name, HealthStatus? Status, string? Text);

internal sealed record EndpointView(string Name, string Url);

// The value is missing when it must not be shown.
internal sealed record NamedValue(string Name, string? Value, bool Secret);

internal sealed record CommandView(string Name, string DisplayName, string? Description, string? Confirmation, bool Enabled, bool Highlighted);
