namespace IrisBench.LiveView.Catalog;

/// <summary>
/// Finds the files of a run. A name from outside is only ever compared with names that were found in the folder and never
/// made part of a path, so that it cannot lead anywhere else.
/// </summary>
internal static class RunFiles
{
    private const int MaximumFiles = 200;

    // Links are left out: they may lead anywhere. Folders of plots lie one level down.
    private static readonly EnumerationOptions Options = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
        RecurseSubdirectories = true,
        MaxRecursionDepth = 1,
        IgnoreInaccessible = true,
    };

    /// <summary>The folder of a run; null when there is none of that name.</summary>
    public static DirectoryInfo? Folder(DirectoryInfo results, string id)
        => Folders(results).FirstOrDefault(folder => string.Equals(folder.Name, id, StringComparison.Ordinal));

    /// <summary>All folders, links left out.</summary>
    public static IEnumerable<DirectoryInfo> Folders(DirectoryInfo results)
        => results.EnumerateDirectories("*", new EnumerationOptions { AttributesToSkip = Options.AttributesToSkip, IgnoreInaccessible = true });

    /// <summary>The files of a run, by path.</summary>
    public static IReadOnlyList<RunFile> Of(DirectoryInfo run)
        => [.. Files(run).Select(file => new RunFile(PathOf(run, file), file.Length)).OrderBy(file => file.Path, StringComparer.Ordinal)];

    /// <summary>A file of a run by its path; null when there is none.</summary>
    public static FileInfo? Find(DirectoryInfo run, string path)
        => Files(run).FirstOrDefault(file => string.Equals(PathOf(run, file), path, StringComparison.Ordinal));

    private static IEnumerable<FileInfo> Files(DirectoryInfo run) => run.EnumerateFiles("*", Options).Take(MaximumFiles);

    private static string PathOf(DirectoryInfo run, FileInfo file)
        => Path.GetRelativePath(run.FullName, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
}
