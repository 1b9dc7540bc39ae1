using System.Runtime.InteropServices;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace IrisBench.Gateway.Processes;

/// <summary>The calls of Linux's C libraries (glibc and musl alike) that .NET has no name for.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Style", "IDE1006", Justification = "Named as the manual pages name them.")]
internal static unsafe partial class LinuxCalls
{
    public const int CloseOnExec = 0x80000;
    public const short SetProcessGroup = 0x02;
    public const short SetDefaultSignals = 0x04;
    public const short SetSignalMask = 0x08;
    public const int ByProcessId = 1;
    public const int WhenExited = 0x04;
    public const int LeaveWaitable = 0x01000000;
    public const int DoNotWait = 1;
    public const int Interrupted = 4;
    public const int SetChildSubreaper = 36;
    public const int SetStatusFlags = 4;
    public const int SetOwner = 8;
    public const int SetOwnersSignal = 10;
    public const int Asynchronous = 0x2000;
    public const int SigKill = 9;

    // Room for the opaque types: both C libraries need less (the attributes, the largest, take 336 bytes).
    public const int OpaqueBytes = 512;

    [LibraryImport("libc", SetLastError = true)]
    public static partial int pipe2(int* ends, int flags);

    [LibraryImport("libc")]
    public static partial int close(int descriptor);

    [LibraryImport("libc")]
    public static partial int fcntl(int descriptor, int command, int argument);

    // These return the error number instead of setting it.
    [LibraryImport("libc")]
    public static partial int posix_spawn(
        int* processId, byte* path, byte* actions, byte* attributes, byte** arguments, byte** environment);

    [LibraryImport("libc")]
    public static partial int posix_spawn_file_actions_init(byte* actions);
    [LibraryImport("libc")]
    public static partial int posix_spawn_file_actions_destroy(byte* actions);
    [LibraryImport("libc")]
    public static partial int posix_spawn_file_actions_adddup2(byte* actions, int descriptor, int target);
    [LibraryImport("libc")]
    public static partial int posix_spawn_file_actions_addchdir_np(byte* actions, byte* path);

    [LibraryImport("libc")]
    public static partial int posix_spawnattr_init(byte* attributes);
    [LibraryImport("libc")]
    public static partial int posix_spawnattr_destroy(byte* attributes);
    [LibraryImport("libc")]
    public static partial int posix_spawnattr_setflags(byte* attributes, short flags);
    [LibraryImport("libc")]
    public static partial int posix_spawnattr_setpgroup(byte* attributes, int group);
    [LibraryImport("libc")]
    public static partial int posix_spawnattr_setsigdefault(byte* attributes, byte* signals);
    [LibraryImport("libc")]
    public static partial int posix_spawnattr_setsigmask(byte* attributes, byte* signals);

    [LibraryImport("libc")]
    public static partial int sigfillset(byte* signals);
    [LibraryImport("libc")]
    public static partial int sigemptyset(byte* signals);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int waitid(int idType, int id, byte* information, int options);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int wait4(int processId, int* status, int options, RUsage* usage);

    [LibraryImport("libc")]
    public static partial int prctl(int option, nuint argument2, nuint argument3, nuint argument4, nuint argument5);

    // Of glibc only.
    [LibraryImport("libc")]
    public static partial int malloc_trim(nuint kept);

    /// <summary>The head of <c>struct rusage</c> on 64-bit Linux; the fields that follow are not read.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    public struct RUsage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
        public long MaximumResidentKilobytes;
    }
}
