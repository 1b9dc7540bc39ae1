using IrisBench.Pipeline.IrisServer;
using IrisBench.Pipeline.Steps;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Polly;

namespace IrisBench.Pipeline;

/// <summary>Registers what the steps need.</summary>
public static class PipelineServiceCollectionExtensions
{
    /// <summary>Adds the client of iris-server, by the section <c>IrisServer</c> of the configuration, and the telemetry of steps that are
    /// packaged so here (<c>function</c>, <c>monolith</c>). .NET's service discovery is expected in the HTTP clients' defaults.</summary>
    public static IServiceCollection AddPipeline(this IServiceCollection services, IConfiguration configuration, string packaging)
    {
        services.AddIrisServerClient(IrisServerOptions.From(configuration));
        services.AddSingleton(_ => new StepTelemetry(packaging));
        return services.AddSingleton(provider => new StepParts(
            provider.GetRequiredService<StepTelemetry>(), provider.GetRequiredService<IrisServerClient>));
    }

    private static void AddIrisServerClient(this IServiceCollection services, IrisServerOptions options)
    {
        var http = services.AddHttpClient<IrisServerClient>(client =>
        {
            client.BaseAddress = new Uri($"http://{options.ServiceName}");
            client.MaxResponseContentBufferSize = IrisServerClient.MaximumAnswerBytes;
        });
        http.ConfigurePrimaryHttpMessageHandler(IrisServerConnection.CreateHandler);
        http.UseIrisServerResilience(options.Timeout);
        if (options.Discovery == IrisServerDiscovery.Kubernetes)
        {
            services.AddSingleton(provider => new KubernetesServiceAddress(
                options, provider.GetRequiredService<ILogger<KubernetesServiceAddress>>()));
            services.AddTransient<KubernetesServiceAddressHandler>();
            http.AddHttpMessageHandler<KubernetesServiceAddressHandler>();
        }
    }

    // In place of the defaults, whose circuit breaker would keep refusing after iris-server is back.
    private static void UseIrisServerResilience(this IHttpClientBuilder http, TimeSpan timeout)
    {
#pragma warning disable EXTEXP0001 // Experimental, and the documented way to replace the defaults.
        http.RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001
        http.AddResilienceHandler("iris-server", pipeline => pipeline
            .AddTimeout(timeout)
            .AddRetry(new HttpRetryStrategyOptions
            {
                // Bridges the moment of a restart. Only what never reached the server is sent again, so nothing is stored twice.
                MaxRetryAttempts = 2,
                Delay = TimeSpan.FromMilliseconds(100),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = attempt => ValueTask.FromResult(
                    attempt.Outcome.Exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError }),
            }));
    }
}

/// <summary>What steps are built from. The client of iris-server is made when a step first asks for it.</summary>
public sealed class StepParts(StepTelemetry telemetry, Func<IrisServerClient> connect)
{
    private readonly Lazy<IrisServerClient> _irisServer = new(connect);

    /// <summary>Measures the steps.</summary>
    public StepTelemetry Telemetry { get; } = telemetry;

    /// <summary>iris-server.</summary>
    public IrisServerClient IrisServer => _irisServer.Value;
}
