namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource that runs code and so has to be deployed somewhere.</summary>
public interface IComputeResource : IResource;
