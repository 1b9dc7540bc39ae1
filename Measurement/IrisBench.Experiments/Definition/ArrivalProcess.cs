using System.Text.Json.Serialization;

namespace IrisBench.Experiments.Definition;

/// <summary>How the arrivals of an open load are spaced.</summary>
public enum ArrivalProcess
{
    /// <summary>Evenly.</summary>
    [JsonStringEnumMemberName("constant")]
    Constant,

    /// <summary>As independent callers do: exponential gaps, from the seed of the order.</summary>
    [JsonStringEnumMemberName("poisson")]
    Poisson,
}
