namespace IrisBench.Tests.Publishing;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("irisbench-publishing-").FullName;

    public static SortedDictionary<string, string> ContentOf(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(file => System.IO.Path.GetRelativePath(folder, file), File.ReadAllText),
        StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
