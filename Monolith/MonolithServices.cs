using IrisBench.Learning.Prediction;
using IrisBench.Learning.Training;
using IrisBench.Pipeline.Authentication;
using IrisBench.Pipeline.Load;

namespace Monolith;

internal static class MonolithServices
{
    /// <summary>The steps, all in this process.</summary>
    public static void AddPipelineSteps(this IServiceCollection services) => services
        .AddSingleton<AuthenticateStep>()
        .AddSingleton<LoadStep>()
        .AddSingleton<TrainStep>()
        .AddSingleton<ModelCache>()
        .AddSingleton<PredictStep>();
}
