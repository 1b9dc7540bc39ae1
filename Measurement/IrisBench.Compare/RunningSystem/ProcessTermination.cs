using System.Diagnostics;
using System.Runtime.InteropServices;

namespace IrisBench.Compare.RunningSystem;

internal static partial class ProcessTermination
{
    private const int SigTerm = 15;

    private static readonly TimeSpan KillTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Asks the process to end (SIGTERM) and kills it with its children if it does not in time.</summary>
    public static async Task StopAsync(Process process, TimeSpan timeout)
    {
        // SIGTERM lets the AppHost stop its children in order. Windows has no such signal.
        if (!process.HasExited && !OperatingSystem.IsWindows())
        {
            _ = Kill(process.Id, SigTerm);
            await WaitAsync(process, timeout);
        }

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

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);
}
