namespace IrisBench.Experiments.Definition;

/// <summary>How the arrivals of an open load are spaced.</summary>
public enum ArrivalProcess
{
    /// <summary>Evenly.</summary>
    Constant,

    /// <summary>As independent callers do: exponential gaps, from the seed of the order.</summary>
    Poisson,
}
