using System.ComponentModel;
using System.Runtime.InteropServices;

namespace IrisBench.Gateway.Processes;

/// <summary>Starts a process by <c>posix_spawn</c>: in a process group of its own, so that all it starts can be killed with it, and reaped
/// by this program, which thus learns what it used. .NET's Process keeps that to itself.</summary>
internal static unsafe class PosixSpawn
{
    private const int SignalSetBytes = 128;

    /// <summary>The number of the process, which is that of its group too.</summary>
    /// <exception cref="Win32Exception">It cannot be started.</exception>
    public static int Start(ProcessStart start, PipePair input, PipePair output, PipePair error, Lifeline lifeline)
    {
        var actions = stackalloc byte[LinuxCalls.OpaqueBytes];
        var attributes = stackalloc byte[LinuxCalls.OpaqueBytes];
        using var arguments = new NativeStrings([start.FileName, .. start.Arguments]);
        using var environment = new NativeStrings([.. start.Environment.Select(variable => $"{variable.Key}={variable.Value}")]);
        using var directory = new NativeStrings([start.WorkingDirectory]);
        Check(LinuxCalls.posix_spawn_file_actions_init(actions), start);
        Check(LinuxCalls.posix_spawnattr_init(attributes), start);
        try
        {
            Check(LinuxCalls.posix_spawn_file_actions_adddup2(actions, input.Reading, 0), start);
            Check(LinuxCalls.posix_spawn_file_actions_adddup2(actions, output.Writing, 1), start);
            Check(LinuxCalls.posix_spawn_file_actions_adddup2(actions, error.Writing, 2), start);
            Check(LinuxCalls.posix_spawn_file_actions_adddup2(actions, lifeline.Reading, Lifeline.Descriptor), start);
            Check(LinuxCalls.posix_spawn_file_actions_addchdir_np(actions, directory.First), start);
            SetAttributes(attributes, start);
            int processId;
            Check(LinuxCalls.posix_spawn(&processId, arguments.First, actions, attributes, arguments.Array, environment.Array), start);
            return processId;
        }
        finally
        {
            _ = LinuxCalls.posix_spawn_file_actions_destroy(actions);
            _ = LinuxCalls.posix_spawnattr_destroy(attributes);
        }
    }

    // .NET ignores SIGPIPE and handles others; a program that is started expects what it would find in a shell.
    private static void SetAttributes(byte* attributes, ProcessStart start)
    {
        var signals = stackalloc byte[SignalSetBytes];
        _ = LinuxCalls.sigfillset(signals);
        Check(LinuxCalls.posix_spawnattr_setsigdefault(attributes, signals), start);
        _ = LinuxCalls.sigemptyset(signals);
        Check(LinuxCalls.posix_spawnattr_setsigmask(attributes, signals), start);
        Check(LinuxCalls.posix_spawnattr_setpgroup(attributes, 0), start);
        Check(LinuxCalls.posix_spawnattr_setflags(
            attributes, LinuxCalls.SetProcessGroup | LinuxCalls.SetDefaultSignals | LinuxCalls.SetSignalMask), start);
    }

    private static void Check(int error, ProcessStart start)
    {
        if (error != 0)
            throw new Win32Exception(error, $"{start.FileName} cannot be started: {new Win32Exception(error).Message}");
    }
}

/// <summary>A null-terminated array of UTF-8 strings, as <c>argv</c> and <c>environ</c> are, in memory of its own.</summary>
internal sealed unsafe class NativeStrings : IDisposable
{
    private readonly byte** _array;
    private readonly int _count;

    public NativeStrings(IReadOnlyCollection<string> strings)
    {
        _count = strings.Count;
        _array = (byte**)NativeMemory.AllocZeroed((nuint)(_count + 1), (nuint)sizeof(byte*));
        var index = 0;
        foreach (var text in strings)
            _array[index++] = (byte*)Marshal.StringToCoTaskMemUTF8(text);
    }

    public byte** Array => _array;

    public byte* First => _array[0];

    public void Dispose()
    {
        for (var index = 0; index < _count; index++)
            Marshal.FreeCoTaskMem((nint)_array[index]);
        NativeMemory.Free(_array);
    }
}
