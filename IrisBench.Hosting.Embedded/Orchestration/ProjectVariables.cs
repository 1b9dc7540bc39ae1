using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;

namespace IrisBench.Hosting.Embedded;

// What every project is told without being asked, as Aspire does; what the AppHost says comes later and wins.
internal static class ProjectVariables
{
    public static void Add(ProjectResource project, IHostEnvironment environment, Dictionary<string, object> variables)
    {
        AddEndpoints(project, variables);
        AddTelemetry(project, variables);
        if (environment.IsDevelopment())
            AddDevelopmentTelemetry(variables);
    }

    private static void AddEndpoints(ProjectResource project, Dictionary<string, object> variables)
    {
        var urls = project.GetEndpoints()
            .Where(endpoint => endpoint.Scheme is "http" or "https" && endpoint.EndpointAnnotation.TargetPortEnvironmentVariable is null)
            .Select(endpoint => endpoint.Url);
        variables["ASPNETCORE_URLS"] = string.Join(';', urls);
    }

    private static void AddTelemetry(ProjectResource project, Dictionary<string, object> variables)
    {
        variables["OTEL_SERVICE_NAME"] = project.Name;
        variables["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={Guid.NewGuid():N}";
        variables["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"] = "in_memory";
    }

    private static void AddDevelopmentTelemetry(Dictionary<string, object> variables)
    {
        variables["OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION"] = "true";
        variables["OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION"] = "true";

        // Aspire exports to its dashboard. Here a collector has to be named in the AppHost's own environment, which
        // every child inherits; only then are the short intervals of any use.
        if (Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is null)
            return;
        foreach (var interval in (string[])["OTEL_BLRP_SCHEDULE_DELAY", "OTEL_BSP_SCHEDULE_DELAY", "OTEL_METRIC_EXPORT_INTERVAL"])
            variables[interval] = "1000";
        variables["OTEL_TRACES_SAMPLER"] = "always_on";
        variables["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based";
    }
}
