using System.Globalization;
using System.Text;
using IrisBench.Gateway.Api;
using IrisBench.Gateway.Functions;
using IrisBench.Gateway.Metrics;
using IrisBench.Gateway.Modes;
using IrisBench.Gateway.Processes;
using IrisBench.Processes;
using IrisBench.ServiceDefaults;
using OpenTelemetry.Metrics;

namespace IrisBench.Gateway;

internal static class GatewayServices
{
    private const string MarkName = "IRISBENCH_GATEWAY_RUN";

    /// <summary>The functions, their processes and what looks after them.</summary>
    public static void AddFunctions(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(new ProgramCatalog(FunctionSettings.Read(builder.Configuration)));
        services.AddSingleton(FunctionSettings.Scaling(builder.Configuration));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(EnvironmentMark.Create(MarkName));
        services.AddSingleton<ChildWatchdog>();
        services.AddSingleton<FreePorts>();
        services.AddSingleton<FunctionEnvironment>();
        services.AddSingleton<GatewayMetrics>();
        services.AddSingleton<FunctionGauges>();
        services.ConfigureOpenTelemetryMeterProvider((provider, _) => provider.GetRequiredService<FunctionGauges>());
        services.AddSingleton<ReplicaLauncher>();
        services.AddSingleton<FunctionRegistry>();
        services.AddSingleton<SystemLease>();
        services.AddHostedService<FunctionLifetime>();
        services.AddHostedService<OrphanSweep>();
        services.AddHostedService<Scaler>();
    }
}

internal static class RequestLimits
{
    private const string MaxBodySetting = "Gateway:MaxRequestBodyBytes";
    private const long DefaultMaxBodyBytes = 128L * 1024 * 1024;

    // The host that started the gateway kills it 10 s after it asked it to end; the functions need some of them.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Bounds what a caller can send, and the time that requests in flight have when the gateway ends.</summary>
    public static void AddRequestLimits(this WebApplicationBuilder builder)
    {
        var maxBody = MaxBodyBytes(builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = maxBody;
            // A function's answer was read so too: its bytes stay.
            kestrel.ResponseHeaderEncodingSelector = static _ => Encoding.Latin1;
        });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddProblemDetails();
    }

    private static long MaxBodyBytes(IConfiguration configuration) => configuration[MaxBodySetting] switch
    {
        null or "" => DefaultMaxBodyBytes,
        var text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes > 0 => bytes,
        var text => throw new StartupRefusedException($"setting {MaxBodySetting} must be a number of bytes, not '{text}'."),
    };
}
