using System.Runtime.InteropServices;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace IrisBench.Processes;

/// <summary>What one process can say to another (POSIX <c>kill</c>).</summary>
public static partial class Signal
{
    // EPERM.
    private const int NotPermitted = 1;

    private const int SigKill = 9;
    private const int SigTerm = 15;

    // Of Linux; macOS and some architectures have others.
    private const int SigContinue = 18;
    private const int SigStop = 19;

    /// <summary>Whether there is a process of that id, though this one may not see more of it.</summary>
    public static bool IsThere(int processId)
        => !OperatingSystem.IsWindows() && (Kill(processId, 0) == 0 || Marshal.GetLastPInvokeError() == NotPermitted);

    /// <summary>Asks a process to end. Windows has no such request for a process without a window.</summary>
    public static bool TryTerminate(int processId) => !OperatingSystem.IsWindows() && Kill(processId, SigTerm) == 0;

    /// <summary>Ends a process at once.</summary>
    public static bool TryKill(int processId) => !OperatingSystem.IsWindows() && Kill(processId, SigKill) == 0;

    /// <summary>Ends every process of a process group at once.</summary>
    public static bool TryKillGroup(int groupId) => !OperatingSystem.IsWindows() && Kill(-groupId, SigKill) == 0;

    /// <summary>Sends a signal, by its number, to every process of a process group.</summary>
    public static bool TrySendGroup(int groupId, int signal) => !OperatingSystem.IsWindows() && Kill(-groupId, signal) == 0;

    /// <summary>Has a process, or by a negative number every process of a group, stand still until it is told to go on; it cannot refuse.
    /// Linux only.</summary>
    public static bool TryStop(int processId) => OperatingSystem.IsLinux() && Kill(processId, SigStop) == 0;

    /// <summary>Has what stands still go on; nothing happens to what does not.</summary>
    public static bool TryContinue(int processId) => OperatingSystem.IsLinux() && Kill(processId, SigContinue) == 0;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);
}
