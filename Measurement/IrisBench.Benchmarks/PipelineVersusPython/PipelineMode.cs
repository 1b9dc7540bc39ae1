namespace IrisBench.Benchmarks.PipelineVersusPython;

/// <summary>How the pipeline is packaged; the first two are the gateway's modes.</summary>
internal static class PipelineMode
{
    /// <summary>A process for each request, as OpenFaaS's classic watchdog starts it.</summary>
    public const string Fork = "fork";

    /// <summary>Functions that stay up.</summary>
    public const string Warm = "warm";

    /// <summary>All steps in one server.</summary>
    public const string Monolith = "monolith";

    public static IReadOnlyList<string> All { get; } = [Fork, Warm, Monolith];

    /// <summary>Those in which each step is a function of its own.</summary>
    public static IReadOnlyList<string> OfFunctions { get; } = [Fork, Warm];
}
