using IrisBench.Pipeline;
using IrisBench.Pipeline.Steps;
using IrisBench.ServiceDefaults;
using Microsoft.AspNetCore.Builder;

namespace IrisBench.FunctionHost;

/// <summary>Turns a step into a process that a function platform, or a pod, can run.</summary>
public static class Workload
{
    /// <summary>Largest request body, in bytes: 64 KiB.</summary>
    public const int MaximumBodyBytes = 64 * 1024;

    /// <summary>
    /// What is read of a body that is too large, in bytes: 1 MiB. A caller that is still sending when the connection closes
    /// may lose the answer, and a proxy in between makes a 502 of it, so somewhat too much is read to its end and refused.
    /// </summary>
    public const int MaximumReceivedBytes = 1024 * 1024;

    /// <summary>How long a step may take: 300 s, the original's write_timeout.</summary>
    public static readonly TimeSpan ExecutionTimeout = TimeSpan.FromSeconds(300);

    /// <summary>
    /// How long a process that is told to stop still answers what it has begun: 310 s. Whoever stops it must wait longer before it
    /// kills, as a pod's <c>terminationGracePeriodSeconds</c>.
    /// </summary>
    public static readonly TimeSpan FinishTimeout = ExecutionTimeout + TimeSpan.FromSeconds(10);

    /// <summary>
    /// Serves the step over HTTP until the process is told to stop; with <c>--stdin</c> answers one request from
    /// standard input and ends, as OpenFaaS's classic watchdog expects of a process it forks.
    /// </summary>
    /// <param name="args">The command line.</param>
    /// <param name="packaging">Label of the metrics: <c>function</c> or <c>monolith</c>.</param>
    /// <param name="build">Makes what handles a request: a step, or the monolith's composition of them.</param>
    /// <param name="mapRoutes">Further routes of the HTTP server, health probes for one.</param>
    /// <returns>The exit code: 0, or 1 when the request on standard input failed or the server refused to start.</returns>
    public static async Task<int> RunAsync(
        string[] args, string packaging, Func<StepParts, IStep> build, Action<WebApplication>? mapRoutes = null)
    {
        ArgumentNullException.ThrowIfNull(build);
        if (IsForOneRequest(args))
            return await StdinWorkload.RunAsync(packaging, build);
        var name = AppDomain.CurrentDomain.FriendlyName;
        return await ServiceProcess.RunAsync(name, () => Task.FromResult(HttpWorkload.Build(args, packaging, build, mapRoutes)));
    }

    /// <summary>Whether the process answers one request from standard input and ends.</summary>
    internal static bool IsForOneRequest(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return args.Contains("--stdin");
    }
}

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
