namespace Aspire.Hosting.ApplicationModel;

/// <summary>How many of a resource there are.</summary>
/// <param name="replicas">The number, 1 or more.</param>
public class ReplicaAnnotation(int replicas = 1) : IResourceAnnotation
{
    /// <summary>The number.</summary>
    public int Replicas { get; } = replicas;
}
