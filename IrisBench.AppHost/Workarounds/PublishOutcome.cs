using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IrisBench.AppHost.Workarounds;

/// <summary>A step of a publish that fails ends Aspire's host, but not with an exit code, and prints its stack three times:
/// microsoft/aspire#18946. What was given for a publish is kept in the home folder for the next one, secrets too: #16281.</summary>
internal static class PublishOutcome
{
    /// <summary>The argument by which what is published follows from the model and the command line alone: values of earlier publications
    /// are neither read nor kept.</summary>
    public const string KeepsNothing = "--Pipeline:ClearCache=true";

    /// <summary>Runs the application and tells how it ended: 1 and one line on standard error when a step of a publish failed or was
    /// stopped, or another system has one of Aspire's fixed ports; else 0. Aspire's pipeline is a background service.</summary>
    public static int RunToExitCode(this DistributedApplication application)
    {
        BackgroundService[] services = [];
        DeploymentRecord? record = null;
        // Not before: Aspire's dashboard is never told to be running when its services were made before the host started. Nor
        // afterwards, when they are disposed of.
        application.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping
            .Register(() =>
            {
                services = [.. application.Services.GetServices<IHostedService>().OfType<BackgroundService>()];
                record = application.Services.GetService<DeploymentRecord>();
            });
        try
        {
            application.Run();
        }
        catch (AggregateException exception) when (exception.GetBaseException() is DistributedApplicationException refusal)
        {
            return Fail(refusal.Message);
        }
        catch (AggregateException exception) when (exception.GetBaseException() is IOException { InnerException: AddressInUseException })
        {
            return Fail(
                $"{exception.GetBaseException().Message} Another AppHost is up: stop it, or let 'irisbench compare --fresh' start a system "
                + "of its own.");
        }

        var failure = services.Select(service => service.ExecuteTask?.Exception?.GetBaseException())
            .FirstOrDefault(exception => exception is not null and not OperationCanceledException);
        if (failure is not null)
            return Fail(failure.Message + record);
        // Of the pipeline alone: what else works in the background ends by being cancelled.
        var pipeline = services.FirstOrDefault(service => service.GetType().Name == "PipelineExecutor")?.ExecuteTask;
        return pipeline is { IsCompletedSuccessfully: false } ? Fail($"It was stopped before its end.{record}") : 0;
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine($"error: {message.ReplaceLineEndings(" ")}");
        return 1;
    }

    /// <summary>Leaves what failed to <see cref="RunToExitCode"/>: Aspire and its host print it with its stack, three times.</summary>
    public static IDistributedApplicationBuilder TellFailuresInOneLine(this IDistributedApplicationBuilder builder)
    {
        builder.Services.AddLogging(logging => logging
            .AddFilter("Aspire.Hosting.Publishing.PipelineExecutor", LogLevel.None)
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None));
        return builder;
    }
}
