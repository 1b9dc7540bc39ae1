using Microsoft.Extensions.Configuration;

namespace IrisBench.Hosting.Embedded.Dashboard;

// Where the telemetry of the application goes, if anywhere.
internal sealed class TelemetryTarget(IConfiguration configuration)
{
    public TelemetryView? View => configuration[TelemetryVariables.Endpoint] is { Length: > 0 } endpoint
        ? new(WithoutPassword(endpoint), configuration[TelemetryVariables.Protocol] is { Length: > 0 } protocol ? protocol : "grpc")
        : null;

    private static string WithoutPassword(string endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var address) ? address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped) : endpoint;
}
