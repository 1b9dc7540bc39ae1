using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace IrisBench.Hosting.Embedded;

// Where a process sends its telemetry and as whom. Aspire names its dashboard; here it is whatever the AppHost itself is
// told, in the variables of the OpenTelemetry specification
// (https://opentelemetry.io/docs/specs/otel/protocol/exporter/).
internal static class TelemetryVariables
{
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    public const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";
    public const string Headers = "OTEL_EXPORTER_OTLP_HEADERS";

    private static readonly string[] Exporter = [Endpoint, Protocol, Headers];

    // Not for containers: the address would mean another machine inside.
    public static void Add(IResource resource, IHostEnvironment environment, IConfiguration configuration, Dictionary<string, object> variables)
    {
        if (resource is not (ProjectResource or ExecutableResource))
            return;

        foreach (var name in Exporter)
        {
            if (configuration[name] is { Length: > 0 } value)
                variables[name] = value;
        }

        if (resource is ProjectResource)
            AddIdentity(resource, variables);
        if (resource is ProjectResource && environment.IsDevelopment())
            AddDevelopment(isExported: variables.ContainsKey(Endpoint), variables);
    }

    private static void AddIdentity(IResource resource, Dictionary<string, object> variables)
    {
        variables["OTEL_SERVICE_NAME"] = resource.Name;
        variables["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={Guid.NewGuid():N}";
        variables["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"] = "in_memory";
    }

    private static void AddDevelopment(bool isExported, Dictionary<string, object> variables)
    {
        variables["OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION"] = "true";
        variables["OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION"] = "true";

        // Short intervals are of no use when nobody receives anything.
        if (!isExported)
            return;
        foreach (var interval in (string[])["OTEL_BLRP_SCHEDULE_DELAY", "OTEL_BSP_SCHEDULE_DELAY", "OTEL_METRIC_EXPORT_INTERVAL"])
            variables[interval] = "1000";
        variables["OTEL_TRACES_SAMPLER"] = "always_on";
        variables["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based";
    }
}
