namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource that is given command-line arguments.</summary>
public interface IResourceWithArgs : IResource;
