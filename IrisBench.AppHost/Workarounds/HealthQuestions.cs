using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Polly;

namespace IrisBench.AppHost.Workarounds;

/// <summary>Aspire asks a process that starts for its health 0, 1, 3, 6 and 10 seconds after its start, and has no setting for that:
/// microsoft/aspire#6112 and #6536, closed with these intervals.</summary>
internal static class HealthQuestions
{
    // Of asking for health, and of asking again.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Notices at once that a process is ready: each question is asked again while nobody answers it.</summary>
    public static IDistributedApplicationBuilder AskForHealthUntilAnswered(this IDistributedApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpClientDefaults(client => client.AddResilienceHandler("starting", pipeline => pipeline.AddRetry(new()
        {
            ShouldHandle = new PredicateBuilder<HttpResponseMessage>().Handle<HttpRequestException>(),
            BackoffType = DelayBackoffType.Constant,
            Delay = Interval,
            UseJitter = false,
            MaxRetryAttempts = (int)(Patience / Interval),
        })));
        // Which would tell each refused connection of a process that is not up yet.
        builder.Services.AddLogging(logging => logging.AddFilter(nameof(Polly), LogLevel.None));
        return builder;
    }
}
