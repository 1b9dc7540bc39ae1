using System.Diagnostics;
using IrisBench.Processes;

namespace IrisBench.Compare.RunningSystem;

internal static class ProcessTermination
{
    private static readonly TimeSpan KillTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks the process to end (SIGTERM) and kills it with its children if it does not in time.</summary>
    public static async Task StopAsync(Process process, TimeSpan timeout)
    {
        // SIGTERM lets the AppHost stop its children in order. Windows has no such signal.
        if (!process.HasExited && Signal.TryTerminate(process.Id))
            await WaitAsync(process, timeout);

        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await WaitAsync(process, KillTimeout);
        }
    }

    /// <summary>
    /// Waits for all that was started with the variable, and kills what is left after the time: Aspire's orchestrator is no child
    /// of the AppHost, outlives it, and only then ends the workloads.
    /// </summary>
    public static async Task EndMarkedAsync(EnvironmentMark mark, TimeSpan timeout)
    {
        var started = Stopwatch.GetTimestamp();
        while (mark.Holders() is { Count: > 0 } left)
        {
            if (Stopwatch.GetElapsedTime(started) > timeout)
            {
                foreach (var process in left)
                    Signal.TryKill(process);
                return;
            }

            await Task.Delay(PollInterval);
        }
    }

    private static async Task WaitAsync(Process process, TimeSpan timeout)
    {
        using var deadline = new CancellationTokenSource(timeout);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            // The caller looks at HasExited.
        }
    }
}
