using System.Runtime.InteropServices;

namespace IrisBench.Hosting.Embedded;

internal static partial class Signal
{
    private const int SigTerm = 15;

    /// <summary>Asks a process to end. Windows has no such request for a process without a window.</summary>
    public static bool TryTerminate(int processId) => !OperatingSystem.IsWindows() && Kill(processId, SigTerm) == 0;

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int processId, int signal);
}
