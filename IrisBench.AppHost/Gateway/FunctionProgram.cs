using IrisBench.AppHost.RunningSystem;

namespace IrisBench.AppHost.Gateway;

internal static class FunctionProgram
{
    /// <summary>
    /// The program that the build, or publishing, left for a project. All projects of the repository build into one folder beside
    /// each other (<c>UseArtifactsOutput</c>), and Aspire's project metadata does not say where.
    /// </summary>
    /// <param name="project">The project.</param>
    /// <param name="published">Folder of what was published (<see cref="RunningSystemSettings.Published"/>); null for what was built.</param>
    /// <exception cref="DistributedApplicationException">It is not there.</exception>
    public static string Of(IProjectMetadata project, string? published)
    {
        var name = Path.GetFileNameWithoutExtension(project.ProjectPath);
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var artifacts = own.Parent!.Parent!.Parent!.FullName;
        var program = Path.Combine(artifacts, published is null ? "bin" : "publish", name, published ?? own.Name, $"{name}.dll");
        return File.Exists(program)
            ? program
            : throw new DistributedApplicationException($"{project.ProjectPath} is not {(published is null ? "built" : "published")} ({program} is missing): run dotnet build{(published is null ? "" : " build/MeasuredSystem.proj")} first.");
    }
}
