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
}
