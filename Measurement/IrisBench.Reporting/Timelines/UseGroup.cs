namespace IrisBench.Reporting.Timelines;

/// <summary>Components that share a line of a timeline.</summary>
public enum UseGroup
{
    /// <summary>The monolith.</summary>
    Monolith,

    /// <summary>All functions together.</summary>
    Functions,

    /// <summary>Gateway, watchdogs, proxies.</summary>
    Platform,

    /// <summary>iris-server, which both sides use.</summary>
    Shared,
}
