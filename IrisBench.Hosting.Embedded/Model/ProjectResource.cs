namespace Aspire.Hosting.ApplicationModel;

/// <summary>A .NET project that runs as a process.</summary>
/// <param name="name">The name, which is also the service name others find it by.</param>
public class ProjectResource(string name) : Resource(name),
    IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery, IResourceWithWaitSupport, IComputeResource;
