using System.Diagnostics;
using IrisBench.Processes;

namespace IrisBench.Compare.RunningSystem;

internal static class ProcessTermination
{
    private static readonly TimeSpan KillTimeout = TimeSpan.FromSeconds(5);

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
