using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IrisBench.Hosting.Embedded;

// A snapshot in a few words, for the terminal and for messages.
internal static class ResourceDescription
{
    public const string ErrorProperty = "error";

    public static string Of(CustomResourceSnapshot snapshot) =>
        snapshot.Property(ErrorProperty) is string error ? $"{Short(snapshot)}: {error}" : Short(snapshot);

    public static string Short(CustomResourceSnapshot snapshot)
    {
        var state = snapshot.State?.Text ?? "unknown";
        if (snapshot.ExitCode is { } exitCode)
            return $"{state} (exit code {exitCode})";
        if (snapshot.HealthStatus is not null and not HealthStatus.Healthy)
            return $"{state} ({snapshot.HealthStatus})";
        return state;
    }
}
