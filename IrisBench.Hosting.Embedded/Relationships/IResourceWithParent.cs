namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource that belongs to another one.</summary>
public interface IResourceWithParent : IResource
{
    /// <summary>The other one.</summary>
    IResource Parent { get; }
}

/// <summary>A resource that belongs to another one.</summary>
/// <typeparam name="T">What the other one is.</typeparam>
public interface IResourceWithParent<out T> : IResourceWithParent
    where T : IResource
{
    /// <summary>The other one.</summary>
    new T Parent { get; }

    IResource IResourceWithParent.Parent => Parent;
}
