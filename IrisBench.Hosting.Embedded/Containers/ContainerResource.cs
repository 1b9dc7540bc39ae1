namespace Aspire.Hosting.ApplicationModel;

/// <summary>A container.</summary>
/// <param name="name">The name of the resource.</param>
/// <param name="entrypoint">The program in the image; the image's own when null.</param>
public class ContainerResource(string name, string? entrypoint = null) : Resource(name),
    IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport, IComputeResource
{
    /// <summary>The program in the image; the image's own when null.</summary>
    public string? Entrypoint { get; set; } = entrypoint;

    internal string ImageName() => this.TryGetLastAnnotation<ContainerImageAnnotation>(out var image)
        ? $"{image.Image}:{image.Tag ?? "latest"}"
        : throw new DistributedApplicationException($"Container '{Name}' has no image.");
}
