namespace Aspire.Hosting.ApplicationModel;

/// <summary>A part of the application: a process, a parameter.</summary>
public interface IResource
{
    /// <summary>The name, unique in the application.</summary>
    string Name { get; }

    /// <summary>What is known about the resource besides its name.</summary>
    ResourceAnnotationCollection Annotations { get; }
}
