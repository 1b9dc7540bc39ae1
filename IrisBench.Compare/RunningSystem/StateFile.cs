using System.Diagnostics;
using IrisBench.AppHost.RunningSystem;

namespace IrisBench.Compare.RunningSystem;

/// <summary>Reads the AppHost's state file and tells a live one from what a killed AppHost left behind.</summary>
internal static class StateFile
{
    // Start times are computed from the boot time, which moves a little when the clock is adjusted.
    private static readonly TimeSpan StartTimeTolerance = TimeSpan.FromSeconds(5);

    /// <summary>The state of a system whose AppHost still runs, or null.</summary>
    public static RunningSystemState? ReadLive(string path)
        => RunningSystemFile.Read(path) is { } state && IsAlive(state) ? state : null;

    private static bool IsAlive(RunningSystemState state)
    {
        try
        {
            using var process = Process.GetProcessById(state.ProcessId);
            return !process.HasExited && (process.StartTime.ToUniversalTime() - state.StartedAt).Duration() < StartTimeTolerance;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
