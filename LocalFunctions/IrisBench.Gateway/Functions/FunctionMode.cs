namespace IrisBench.Gateway.Functions;

/// <summary>How requests get a process.</summary>
internal enum FunctionMode
{
    /// <summary>Replicas are kept running.</summary>
    Warm,

    /// <summary>The first request starts a replica; an idle time ends it.</summary>
    Zero,

    /// <summary>Each request gets a process of its own, as the classic watchdog does it.</summary>
    Fork,
}
