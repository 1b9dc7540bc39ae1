using System.Text;

namespace IrisBench.Experiments;

/// <summary>Reads files that anybody may have made, up to a size: what is larger, or has no end, is refused and never held.</summary>
public static class BoundedFile
{
    /// <summary>The whole file as UTF-8 text. It may be a pipe, which has no length beforehand.</summary>
    /// <exception cref="InvalidDataException">It is larger.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static async Task<string> ReadTextAsync(string path, int maximumBytes, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, useAsync: true);
        var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await file.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (content.Length + read > maximumBytes)
                throw new InvalidDataException($"{path} is larger than {maximumBytes >> 10} KiB.");
            content.Write(buffer, 0, read);
        }

        content.Position = 0;
        using var reader = new StreamReader(content, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    /// <summary>Opens a file of a results folder, where nobody means a pipe: to open one waits for who writes into it.</summary>
    /// <returns>Null for what has no content: no file, an empty one, a pipe, a device.</returns>
    /// <exception cref="InvalidDataException">It is larger.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static FileStream? TryOpen(FileInfo file, long maximumBytes)
    {
        file.Refresh();
        if (!file.Exists)
            return null;
        // The length of a link is that of its text.
        file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        if (!file.Exists || file.Length == 0)
            return null;
        return file.Length <= maximumBytes
            ? new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite)
            : throw new InvalidDataException($"{file} is larger than {maximumBytes >> 20} MiB.");
    }
}
