using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Tests.Hosting.Embedded.Dashboard;

/// <summary>A resource that is no process: somebody else says how it is.</summary>
internal sealed class FunctionResource(string name) : Resource(name);

/// <summary>A resource that knows its parent itself.</summary>
internal sealed class OwnedResource(string name, ProjectResource parent) : Resource(name), IResourceWithParent<ProjectResource>
{
    public ProjectResource Parent { get; } = parent;
}
