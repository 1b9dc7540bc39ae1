using System.Reflection;

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

/// <summary>The programs that tests start as processes; the project file says which, the build where they are.</summary>
internal static class StartedAssembly
{
    public static string PathOf(string name)
        => typeof(StartedAssembly).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == name).Value!;
}

/// <summary>The version of what is built here, as Directory.Build.props says it.</summary>
internal static class ProductVersion
{
    public static readonly string Current = typeof(ProductVersion).Assembly.GetName().Version!.ToString(3);
}
