using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IrisBench.AppHost.Publishing;

internal static class PublishOutcome
{
    /// <summary>Runs the application and tells how it ended: 1 and one line on standard error when a step of a publish failed, else 0.
    /// Aspire's pipeline is a background service, whose failure ends the host but not with an exit code.</summary>
    public static int RunToExitCode(this DistributedApplication application)
    {
        BackgroundService[] services = [];
        // Not before: Aspire's dashboard is never told to be running when its services were made before the host started. Nor
        // afterwards, when they are disposed of.
        application.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping
            .Register(() => services = [.. application.Services.GetServices<IHostedService>().OfType<BackgroundService>()]);
        application.Run();
        var failure = services.Select(service => service.ExecuteTask?.Exception?.GetBaseException())
            .FirstOrDefault(exception => exception is not null and not OperationCanceledException);
        if (failure is null)
            return 0;
        Console.Error.WriteLine($"error: {failure.Message.ReplaceLineEndings(" ")}");
        return 1;
    }

    /// <summary>Leaves what a failed step says to <see cref="RunToExitCode"/>: Aspire prints it with its stack, three times.</summary>
    public static IDistributedApplicationBuilder TellFailedStepsInOneLine(this IDistributedApplicationBuilder builder)
    {
        if (builder.ExecutionContext.IsPublishMode)
        {
            builder.Services.AddLogging(logging => logging
                .AddFilter("Aspire.Hosting.Publishing.PipelineExecutor", LogLevel.None)
                .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None));
        }

        return builder;
    }
}
