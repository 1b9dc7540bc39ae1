using System.Runtime.InteropServices;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace IrisBench.Processes;

/// <summary>What one process can say to another (POSIX <c>kill</c>).</summary>
public static partial class Signal
{
    private const int SigKill = 9;
    private const int SigTerm = 15;

    /// <summary>Asks a process to end. Windows has no such request for a process without a window.</summary>
    public static bool TryTerminate(int processId) => !OperatingSystem.IsWindows() && Kill(processId, SigTerm) == 0;

    /// <summary>Ends a process at once.</summary>
    public static bool TryKill(int processId) => !OperatingSystem.IsWindows() && Kill(processId, SigKill) == 0;

    /// <summary>Ends every process of a process group at once.</summary>
    public static bool TryKillGroup(int groupId) => !OperatingSystem.IsWindows() && Kill(-groupId, SigKill) == 0;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);
}
