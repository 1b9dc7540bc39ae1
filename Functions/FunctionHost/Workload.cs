using System.Runtime.CompilerServices;
using IrisBench.Pipeline;
using IrisBench.Pipeline.Steps;
using IrisBench.ServiceDefaults;

namespace IrisBench.FunctionHost;

/// <summary>Turns a step into a process that a function platform, or a pod, can run.</summary>
public static class Workload
{
    /// <summary>Largest request body, in bytes: 64 KiB.</summary>
    public const int MaximumBodyBytes = 64 * 1024;

    /// <summary>What is read of a body that is too large, in bytes: 1 MiB. A caller that is still sending when the connection closes may
    /// lose the answer, and a proxy in between makes a 502 of it, so somewhat too much is read to its end and refused.</summary>
    public const int MaximumReceivedBytes = 1024 * 1024;

    /// <summary>How long a step may take: 300 s, the original's write_timeout.</summary>
    public static readonly TimeSpan ExecutionTimeout = TimeSpan.FromSeconds(300);

    /// <summary>How long a process that is told to stop still answers what it has begun: 310 s. Whoever stops it must wait longer before it
    /// kills, as a pod's <c>terminationGracePeriodSeconds</c>.</summary>
    public static readonly TimeSpan FinishTimeout = ExecutionTimeout + TimeSpan.FromSeconds(10);

    /// <summary>Serves the step over HTTP until the process is told to stop; with <c>--stdin</c> answers one request from standard input
    /// and ends, as OpenFaaS's classic watchdog expects of a process it forks.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="packaging">Label of the metrics: <c>function</c> or <c>monolith</c>.</param>
    /// <param name="build">Makes what handles a request: a step, or the monolith's composition of them.</param>
    /// <returns>The exit code: 0, or 1 when the request on standard input failed or the server refused to start.</returns>
    public static Task<int> RunAsync(string[] args, string packaging, Func<StepParts, IStep> build)
        // Apart, so that a process for one request does not load the web server to know that it has none.
        => args.Contains("--stdin") ? StdinWorkload.RunAsync(packaging, build) : ServeAsync(args, packaging, build);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Task<int> ServeAsync(string[] args, string packaging, Func<StepParts, IStep> build)
        => ServiceProcess.RunAsync(
            AppDomain.CurrentDomain.FriendlyName, () => Task.FromResult(HttpWorkload.Build(args, packaging, build)));
}

/// <summary>Runs one step as an OpenFaaS function.</summary>
public static class FunctionWorkload
{
    internal const string Packaging = "function";

    /// <summary>As <see cref="Workload.RunAsync"/>, with the function's label and health routes.</summary>
    public static Task<int> RunAsync(string[] args, Func<StepParts, IStep> build) => Workload.RunAsync(args, Packaging, build);
}
