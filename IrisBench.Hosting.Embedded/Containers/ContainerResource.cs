namespace Aspire.Hosting.ApplicationModel;

/// <summary>A container.</summary>
/// <param name="name">The name of the resource.</param>
public class ContainerResource(string name) : Resource(name),
    IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport, IComputeResource
{
    internal string ImageName() => this.TryGetLastAnnotation<ContainerImageAnnotation>(out var image)
        ? $"{image.Image}:{image.Tag ?? "latest"}"
        : throw new DistributedApplicationException($"Container '{Name}' has no image.");
}
