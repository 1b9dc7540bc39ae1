using Microsoft.Extensions.DependencyInjection;

namespace IrisBench.AppHost.RunningSystem;

internal static class RunningSystemExtensions
{
    /// <summary>
    /// Writes a state file with the URLs of all projects once they are healthy, and removes it on stop, so that
    /// <c>irisbench</c> finds the system. The path is <see cref="RunningSystemSettings.StateFile"/>.
    /// </summary>
    public static IDistributedApplicationBuilder AnnounceRunningSystem(this IDistributedApplicationBuilder builder)
    {
        if (!builder.ExecutionContext.IsRunMode)
        {
            return builder;
        }

        var path = builder.Configuration[RunningSystemSettings.StateFile] ?? RunningSystemFile.DefaultPath(builder.AppHostDirectory);
        if (path.Length > 0)
        {
            builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<RunningSystemAnnouncement>(services, path));
        }

        return builder;
    }
}
