namespace Aspire.Hosting.ApplicationModel;

/// <summary>Something that is mounted into a container.</summary>
/// <param name="source">Full path on the machine.</param>
/// <param name="target">Path in the container.</param>
/// <param name="type">What it is.</param>
/// <param name="isReadOnly">Whether the container may only read it.</param>
public sealed class ContainerMountAnnotation(string? source, string target, ContainerMountType type, bool isReadOnly) : IResourceAnnotation
{
    /// <summary>Full path on the machine.</summary>
    public string? Source { get; } = source;

    /// <summary>Path in the container.</summary>
    public string Target { get; } = target;

    /// <summary>What it is.</summary>
    public ContainerMountType Type { get; } = type;

    /// <summary>Whether the container may only read it.</summary>
    public bool IsReadOnly { get; } = isReadOnly;
}
