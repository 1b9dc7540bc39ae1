using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.Embedded;

namespace Aspire.Hosting;

/// <summary>Adds projects to an application.</summary>
public static class ProjectResourceBuilderExtensions
{
    /// <summary>Adds a project that the AppHost references.</summary>
    /// <typeparam name="TProject">The class that the build generates for the project, in namespace <c>Projects</c>.</typeparam>
    /// <param name="builder">The application.</param>
    /// <param name="name">The name of the resource, by which others find it.</param>
    /// <returns>The resource.</returns>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, string name)
        where TProject : IProjectMetadata, new() => builder.AddProject(name, new TProject());

    /// <summary>Adds a project by its file.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The name of the resource, by which others find it.</param>
    /// <param name="projectPath">The project file; a relative path starts at the directory of the AppHost.</param>
    /// <returns>The resource.</returns>
    public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, string name, string projectPath)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddProject(name, new ProjectMetadata(Path.GetFullPath(projectPath, builder.AppHostDirectory)));
    }

    private static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, string name, IProjectMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var project = builder.AddResource(new ProjectResource(name)).WithAnnotation(metadata);
        return builder.ExecutionContext.IsPublishMode ? project.WithPublishedVariables() : project;
    }
}
