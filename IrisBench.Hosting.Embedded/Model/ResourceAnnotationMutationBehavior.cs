namespace Aspire.Hosting.ApplicationModel;

/// <summary>What happens to annotations of the same type when another one is added.</summary>
public enum ResourceAnnotationMutationBehavior
{
    /// <summary>They stay.</summary>
    Append,

    /// <summary>They are removed first.</summary>
    Replace,
}
