namespace IrisBench.AppHost.Gateway;

internal static class FunctionProgram
{
    /// <summary>
    /// The program that the build left for a project. All projects of the repository build into one folder beside each
    /// other (<c>UseArtifactsOutput</c>), and Aspire's project metadata does not say where.
    /// </summary>
    /// <exception cref="DistributedApplicationException">It is not built.</exception>
    public static string Of(IProjectMetadata project)
    {
        var name = Path.GetFileNameWithoutExtension(project.ProjectPath);
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(own.Parent!.Parent!.FullName, name, own.Name, $"{name}.dll");
        return File.Exists(program)
            ? program
            : throw new DistributedApplicationException($"{project.ProjectPath} is not built ({program} is missing): run dotnet build first.");
    }
}
