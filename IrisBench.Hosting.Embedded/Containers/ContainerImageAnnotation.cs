namespace Aspire.Hosting.ApplicationModel;

/// <summary>The image of a container.</summary>
public sealed class ContainerImageAnnotation : IResourceAnnotation
{
    /// <summary>The image, with its registry unless the container runtime knows where to look.</summary>
    public required string Image { get; set; }

    /// <summary>The tag; <c>latest</c> when null.</summary>
    public string? Tag { get; set; }
}
