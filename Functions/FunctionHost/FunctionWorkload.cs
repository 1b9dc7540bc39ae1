using IrisBench.FunctionHost.Http;
using IrisBench.Pipeline;
using IrisBench.Pipeline.Steps;

namespace IrisBench.FunctionHost;

/// <summary>Runs one step as an OpenFaaS function.</summary>
public static class FunctionWorkload
{
    /// <summary>As <see cref="Workload.RunAsync"/>, with the function's label and health routes.</summary>
    public static Task<int> RunAsync(string[] args, Func<StepParts, IStep> build)
        => Workload.RunAsync(args, "function", build, app => app.MapWatchdogHealth());
}
