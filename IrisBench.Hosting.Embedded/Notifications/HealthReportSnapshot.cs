using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What one health check said.</summary>
/// <param name="Name">The name under which the check is registered.</param>
/// <param name="Status">Its answer; null before it has run.</param>
/// <param name="Description">Why.</param>
/// <param name="ExceptionText">What it failed with.</param>
public sealed record HealthReportSnapshot(string Name, HealthStatus? Status, string? Description, string? ExceptionText);
