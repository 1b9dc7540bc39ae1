using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace IrisBench.Experiments;

/// <summary>What .NET has no name for: to open a file without following a link or waiting for a pipe, and to ask what it is.</summary>
[SupportedOSPlatform("linux")]
internal static partial class LinuxFile
{
    // open(2): to write is to read and write. Two of the numbers differ by processor, and only one of these is used here.
    private const int ReadWrite = 0x2;
    private const int Create = 0x40;
    private const int DoNotWait = 0x800;
    private const int CloseOnExec = 0x80000;

    private const int OwnersFile = 0x180; // 0600
    private const int NoSuchFile = 2;
    private const int NoSuchFolder = 20;

    // flock(2): for this one alone, and at once or not at all.
    private const int ExclusiveOrFail = 2 | 4;

    // statx(2): of a path, itself and not what it leads to, or of an open file.
    private const int Here = -100;
    private const int NotFollowing = 0x100;
    private const int OfDescriptor = 0x1000;
    private const uint TypeAndLinks = 0x1 | 0x4;

    private static int NoFollow
        => RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64 or Architecture.Ppc64le ? 0x8000 : 0x20000;

    public static FileKind KindOf(string path)
        => StatX(Here, path, NotFollowing, TypeAndLinks, out var status) == 0 ? status.Kind
            : Marshal.GetLastPInvokeError() is NoSuchFile or NoSuchFolder ? FileKind.None
            : throw Failed(path);

    /// <returns>Null where there is none; to be written to, it is made.</returns>
    public static FileStream? TryOpen(string path, bool forWriting, bool alone = false)
    {
        var flags = NoFollow | DoNotWait | CloseOnExec | (forWriting ? ReadWrite | Create : 0);
        var handle = Open(path, flags, OwnersFile);
        try
        {
            if (handle.IsInvalid)
                return Marshal.GetLastPInvokeError() == NoSuchFile && !forWriting ? null : throw Failed(path);
            // Of the open file: nobody can exchange it any more.
            if (StatX(handle, "", OfDescriptor, TypeAndLinks, out var status) != 0)
                throw Failed(path);
            if (status.Kind != FileKind.File)
                throw new InvalidDataException($"{path} is not a file.");
            if (forWriting && status.Links > 1)
                throw new InvalidDataException($"{path} has another name too (a hard link), and what has it would change.");
            if (alone && Lock(handle, ExclusiveOrFail) != 0)
                throw Failed(path);
            return new FileStream(handle, forWriting ? FileAccess.ReadWrite : FileAccess.Read, forWriting ? 0 : 4096);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private static IOException Failed(string path) => new($"{path}: {Marshal.GetLastPInvokeErrorMessage()}");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, out Status status);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(SafeFileHandle file, string path, int flags, uint mask, out Status status);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Lock(SafeFileHandle file, int operation);

    /// <summary><c>struct statx</c>, which is the same on all processors.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Status
    {
        [FieldOffset(16)]
        public uint Links;

        [FieldOffset(28)]
        private readonly ushort _mode;

        public readonly FileKind Kind => (_mode & 0xF000) switch
        {
            0x8000 => FileKind.File,
            0x4000 => FileKind.Folder,
            0xA000 => FileKind.Link,
            _ => FileKind.Other,
        };
    }
}
