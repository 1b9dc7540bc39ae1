using System.Text;

namespace IrisBench.Experiments;

/// <summary>Opens files of a folder that anybody may have made, as a run's. A link is never followed, a pipe never waited for, a device
/// never touched: each of them is refused. A file that is written whole is written beside its place and then put there, which changes
/// nothing else that has its name.</summary>
public static class PlainFile
{
    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Opens a file to be read.</summary>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="InvalidDataException">It is no plain file, or larger.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static FileStream? TryOpen(FileInfo file, long maximumBytes = long.MaxValue)
    {
        Ensure(file.FullName);
        file.Refresh();
        if (!file.Exists)
            return null;
        var stream = OperatingSystem.IsLinux()
            ? LinuxFile.TryOpen(file.FullName, forWriting: false)
            : new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        if (stream?.Length > maximumBytes)
        {
            stream.Dispose();
            throw new InvalidDataException($"{file} is larger than {maximumBytes >> 20} MiB.");
        }

        return stream;
    }

    /// <summary>Opens a file to be written to, at its end; makes it where there is none. What is written is not held back.</summary>
    /// <param name="file">The file.</param>
    /// <param name="alone">Whether nobody else may have it open in this way.</param>
    /// <exception cref="InvalidDataException">It is no plain file, or one that has another name too.</exception>
    /// <exception cref="IOException">It cannot be written to, or another process has it.</exception>
    public static FileStream OpenToWrite(FileInfo file, bool alone = false)
    {
        Ensure(file.FullName);
        var stream = OperatingSystem.IsLinux()
            ? LinuxFile.TryOpen(file.FullName, forWriting: true, alone)!
            : new FileStream(
                file.FullName, FileMode.OpenOrCreate, FileAccess.ReadWrite, alone ? FileShare.None : FileShare.Read, bufferSize: 0);
        stream.Seek(0, SeekOrigin.End);
        return stream;
    }

    /// <summary>Writes a file whole: readers see what was there or what is there now.</summary>
    /// <exception cref="InvalidDataException">What is there is no plain file.</exception>
    /// <exception cref="IOException">It cannot be written; what was there is there still.</exception>
    public static void Replace(FileInfo file, Action<Stream> write)
    {
        Ensure(file.FullName);
        var temporary = TemporaryOf(file);
        // Whatever an earlier process or somebody else left there: its name alone is taken away.
        File.Delete(temporary);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = OwnersFile;
            using (var stream = new FileStream(temporary, options))
                write(stream);
            File.Move(temporary, file.FullName, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>The same with a text, in UTF-8.</summary>
    /// <exception cref="InvalidDataException">What is there is no plain file.</exception>
    /// <exception cref="IOException">It cannot be written; what was there is there still.</exception>
    public static void Replace(FileInfo file, string text) => Replace(file, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>Where <see cref="Replace(FileInfo, string)"/> writes at first.</summary>
    public static string TemporaryOf(FileInfo file) => file.FullName + ".tmp";

    /// <summary>Makes a folder that is its owner's alone, where there is none.</summary>
    public static void CreateFolder(DirectoryInfo folder)
    {
        if (OperatingSystem.IsWindows())
            folder.Create();
        else
            Directory.CreateDirectory(folder.FullName, OwnersFolder);
    }

    /// <summary>Whether there is a plain file, as far as anybody here can see.</summary>
    public static bool Is(FileInfo file)
    {
        try
        {
            return KindOf(file.FullName) == FileKind.File;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Refuses whatever is neither a file nor a folder, before anything is done with it.</summary>
    /// <exception cref="InvalidDataException">There is such a thing.</exception>
    public static void Ensure(params IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            switch (KindOf(path))
            {
                case FileKind.Link:
                    throw new InvalidDataException($"{path} is a link, and none is followed here.");
                case FileKind.Other:
                    throw new InvalidDataException($"{path} is not a file but a pipe, a device or a socket.");
            }
        }
    }

    private static FileKind KindOf(string path)
    {
        if (OperatingSystem.IsLinux())
            return LinuxFile.KindOf(path);
        var file = new FileInfo(path);
        return file.LinkTarget is not null ? FileKind.Link : file.Exists ? FileKind.File : FileKind.None;
    }
}

internal enum FileKind
{
    None,
    File,
    Folder,
    Link,
    Other,
}
