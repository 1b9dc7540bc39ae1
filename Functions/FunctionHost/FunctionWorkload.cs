using IrisBench.FunctionHost.Http;
using IrisBench.Pipeline.Steps;
using Microsoft.Extensions.DependencyInjection;

namespace IrisBench.FunctionHost;

/// <summary>Runs one step as an OpenFaaS function.</summary>
public static class FunctionWorkload
{
    /// <summary>As <see cref="Workload.RunAsync"/>, with the function's label and health routes.</summary>
    public static Task<int> RunAsync<TStep>(string[] args, Action<IServiceCollection>? configureServices = null)
        where TStep : class, IStep
        => Workload.RunAsync<TStep>(args, "function", configureServices ?? (_ => { }), app => app.MapWatchdogHealth());
}
