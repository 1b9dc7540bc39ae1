using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.Embedded;

// What a snapshot says of a resource whether it runs or not.
internal static class ResourceFacts
{
    public static ImmutableArray<ResourcePropertySnapshot> Of(IResource resource) => resource switch
    {
        ProjectResource => [new("project.path", resource.GetProjectMetadata().ProjectPath)],
        ExecutableResource executable => [new("executable.path", executable.Command), new("executable.workDir", executable.WorkingDirectory)],
        ContainerResource container => [new("container.image", container.ImageName())],
        _ => [],
    };
}
