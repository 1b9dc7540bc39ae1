using System.Runtime.InteropServices;
using IrisBench.AppHost.RunningSystem;

namespace IrisBench.AppHost.Gateway;

internal static class FunctionProgram
{
    private static readonly string[] Compilations = ["jit", "r2r", "native"];

    private static readonly DirectoryInfo Own = new(AppContext.BaseDirectory);

    private static readonly string Artifacts = Own.Parent!.Parent!.Parent!.FullName;

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
        var program = Path.Combine(Artifacts, published is null ? "bin" : "publish", name, published ?? Own.Name, $"{name}.dll");
        return File.Exists(program)
            ? program
            : throw new DistributedApplicationException($"{project.ProjectPath} is not {(published is null ? "built" : "published")} ({program} is missing): run dotnet build{(published is null ? "" : " build/MeasuredSystem.proj")} first.");
    }

    /// <summary>What publishing left of a project in each compilation (<c>build/MeasuredSystem.proj</c>); what was not published is not there.</summary>
    public static IEnumerable<(string Compilation, string Program)> PublishedOf(IProjectMetadata project)
    {
        var name = Path.GetFileNameWithoutExtension(project.ProjectPath);
        foreach (var compilation in Compilations)
        {
            var program = Path.Combine(Artifacts, "publish", name, $"release_{RuntimeInformation.RuntimeIdentifier}_{compilation}", name);
            // Native code has no assembly, and what cannot be native is compiled ahead.
            if ((File.Exists($"{program}.dll") ? $"{program}.dll" : program) is var file && File.Exists(file))
                yield return (compilation, file);
        }
    }
}
