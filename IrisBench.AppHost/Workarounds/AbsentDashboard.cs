namespace IrisBench.AppHost.Workarounds;

/// <summary>Without a dashboard, Aspire names an address for telemetry all the same, at which nobody listens:
/// microsoft/aspire#3349.</summary>
internal static class AbsentDashboard
{
    /// <summary>Has the process send its telemetry nowhere: one that is forked for a request would pay for an exporter.</summary>
    public static IResourceBuilder<T> WithoutTelemetry<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEnvironment =>
        builder.WithEnvironment(context => context.EnvironmentVariables.Remove("OTEL_EXPORTER_OTLP_ENDPOINT"));
}
