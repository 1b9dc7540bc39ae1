using IrisBench.FunctionHost.Http;
using IrisBench.FunctionHost.Stdin;
using IrisBench.Pipeline;
using IrisBench.Pipeline.Steps;

namespace IrisBench.FunctionHost;

/// <summary>Runs one step as an OpenFaaS function.</summary>
public static class FunctionWorkload
{
    private const string Packaging = "function";

    /// <summary>As <see cref="Workload.RunAsync"/>, with the function's label and health routes.</summary>
    public static Task<int> RunAsync(string[] args, Func<StepParts, IStep> build)
        // Here already, so that a process for one request does not load the web server to know that it has none.
        => Workload.IsForOneRequest(args) ? StdinWorkload.RunAsync(Packaging, build) : ServeAsync(args, build);

    private static Task<int> ServeAsync(string[] args, Func<StepParts, IStep> build)
        => Workload.RunAsync(args, Packaging, build, app => app.MapWatchdogHealth());
}
