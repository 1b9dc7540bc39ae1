using IrisBench.Pipeline;
using IrisBench.Pipeline.Steps;
using IrisBench.ServiceDefaults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IrisBench.FunctionHost.Stdin;

/// <summary>
/// One request per process. No web server, no telemetry, no log on standard output: what a cold start does not need
/// it must not pay for. Headers come in as <c>Http_*</c> variables, as the classic watchdog sets them.
/// </summary>
internal static class StdinWorkload
{
    public static async Task<int> RunAsync<THandler>(string packaging, Action<IServiceCollection> configureServices)
        where THandler : class, IStep
    {
        using var stop = new StopSignals();
        try
        {
            await using var services = BuildServices<THandler>(packaging, configureServices);
            await using var input = Console.OpenStandardInput();
            var request = new StepRequest(
                await RequestBody.ReadAsync(input, stop.Token),
                BearerToken.Of(Environment.GetEnvironmentVariable("Http_Authorization")));
            var answer = await services.GetRequiredService<THandler>().RunAsync(request, stop.Token);
            await Console.Out.WriteAsync(AnswerFormat.PrefersText(Environment.GetEnvironmentVariable("Http_Accept")) ? answer.Text : answer.ToJson());
            return 0;
        }
        catch (StepException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped before the answer was ready.");
            return 1;
        }
    }

    private static ServiceProvider BuildServices<THandler>(string packaging, Action<IServiceCollection> configureServices)
        where THandler : class, IStep
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddHttpClientDefaults()
            .AddPipeline(configuration, packaging)
            .AddSingleton<THandler>();
        configureServices(services);
        return services.BuildServiceProvider();
    }
}
