using IrisBench.Gateway.Functions;
using IrisBench.Gateway.Metrics;
using IrisBench.Gateway.Modes;
using IrisBench.Gateway.Processes;
using IrisBench.Gateway.Scaling;
using IrisBench.Processes;
using OpenTelemetry.Metrics;

namespace IrisBench.Gateway.Configuration;

internal static class GatewayServices
{
    private const string MarkName = "IRISBENCH_GATEWAY_RUN";

    /// <summary>The functions, their processes and what looks after them.</summary>
    public static void AddFunctions(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(new ProgramCatalog(FunctionSettings.Read(builder.Configuration)));
        services.AddSingleton(EnvironmentMark.Create(MarkName));
        services.AddSingleton<ChildWatchdog>();
        services.AddSingleton<FreePorts>();
        services.AddSingleton<FunctionEnvironment>();
        services.AddSingleton<GatewayMetrics>();
        services.AddSingleton<FunctionGauges>();
        services.ConfigureOpenTelemetryMeterProvider((provider, _) => provider.GetRequiredService<FunctionGauges>());
        services.AddSingleton<ReplicaLauncher>();
        services.AddSingleton<ReplicaSetFactory>();
        services.AddSingleton<FunctionRegistry>();
        services.AddHostedService<FunctionLifetime>();
        services.AddHostedService<UsageSampler>();
        services.AddHostedService<OrphanSweep>();
        services.AddHostedService<Scaler>();
    }
}
