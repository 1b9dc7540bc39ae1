namespace IrisBench.Experiments.Results;

/// <summary>To what the use of a component is counted.</summary>
public enum ComponentRole
{
    /// <summary>The monolith.</summary>
    Monolith,

    /// <summary>A function: all its replicas and forked processes.</summary>
    Function,

    /// <summary>What the platform takes for itself: gateway, watchdogs, proxies.</summary>
    Platform,

    /// <summary>What both sides use: iris-server.</summary>
    Shared,

    /// <summary>irisbench: load generator and sampler.</summary>
    Generator,
}
