using System.Formats.Tar;
using System.Text;
using IrisBench.Tests.Monitoring;

namespace IrisBench.Tests.Containers;

/// <summary>
/// A root file system with .NET and the C libraries that it loads, from this machine: no shell, user 1654, as Microsoft's chiselled images,
/// which are in a registry that is not asked here.
/// </summary>
internal static class BaseImage
{
    private const string Target = "usr/share/dotnet";

    // Loaded by name at run time, so nothing lists it.
    private const string Cryptography = "libssl.so.3";

    public static async Task WriteAsync(string path)
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var root = Path.GetFullPath(Path.Combine(framework, "..", "..", ".."));
        await using var tar = new TarWriter(File.Create(path));
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.Directory, "tmp/") { Mode = (UnixFileMode)0b001_111_111_111 });
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "etc/passwd")
        {
            DataStream = new MemoryStream(Encoding.ASCII.GetBytes("app:x:1654:1654::/tmp:/sbin/nologin\n")),
        });
        await tar.WriteEntryAsync(Path.Combine(root, "dotnet"), $"{Target}/dotnet");
        foreach (var folder in (string[])["host", "shared/Microsoft.NETCore.App", "shared/Microsoft.AspNetCore.App"])
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories))
                await tar.WriteEntryAsync(file, $"{Target}/{Path.GetRelativePath(root, file)}");
        }

        foreach (var library in await LibrariesAsync(
            Path.Combine(root, "dotnet"), Path.Combine(framework, "libcoreclr.so"),
            Path.Combine(framework, "libSystem.Security.Cryptography.Native.OpenSsl.so")))
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, library.TrimStart('/'))
            {
                Mode = (UnixFileMode)0b111_101_101,
                DataStream = new MemoryStream(await File.ReadAllBytesAsync(library)),
            });
    }

    private static async Task<IEnumerable<string>> LibrariesAsync(params string[] files)
    {
        var beside = (await ListAsync(files)).ToHashSet(StringComparer.Ordinal);
        var cryptography = Path.Combine(
            Path.GetDirectoryName(beside.Single(library => Path.GetFileName(library) == "libc.so.6"))!, Cryptography);
        // Debian has it below /usr only, to which /lib leads.
        cryptography = File.Exists(cryptography) ? cryptography : "/usr" + cryptography;
        return [.. beside.Append(cryptography).Concat(await ListAsync(cryptography)).Distinct()];
    }

    private static async Task<IEnumerable<string>> ListAsync(params string[] files)
        => (await Tool.RunAsync("ldd", files)).Split([' ', '\t', '\n']).Where(word => word.StartsWith('/') && !word.EndsWith(':'));
}
