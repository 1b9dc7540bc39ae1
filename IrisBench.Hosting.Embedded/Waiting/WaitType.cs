namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a resource waits for.</summary>
public enum WaitType
{
    /// <summary>The other one runs and is healthy.</summary>
    WaitUntilHealthy,

    /// <summary>The other one has ended.</summary>
    WaitForCompletion,

    /// <summary>The other one runs.</summary>
    WaitUntilStarted,
}
