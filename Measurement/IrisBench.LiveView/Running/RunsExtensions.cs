using IrisBench.LiveView.Board;

namespace IrisBench.LiveView.Running;

internal static class RunsExtensions
{
    /// <summary>Adds what runs experiments and tells about them.</summary>
    public static void AddRuns(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<RunBoard>();
        builder.Services.AddSingleton<ExperimentRunner>();
        builder.Services.AddSingleton<RunDesk>();
        builder.Services.AddSingleton<RequestedExperiment>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RunDesk>());
    }
}
