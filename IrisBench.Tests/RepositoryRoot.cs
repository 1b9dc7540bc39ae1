namespace IrisBench.Tests;

/// <summary>The repository whose committed files are under test.</summary>
internal static class RepositoryRoot
{
    private static readonly string Folder = Find();

    public static string File(params string[] path) => Path.Combine([Folder, .. path]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "IrisBench.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
