namespace IrisBench.Experiments.Definition;

/// <summary>How the steps are packaged.</summary>
public enum Packaging
{
    /// <summary>All steps in one process.</summary>
    Monolith,

    /// <summary>A function for each step, called through the gateway.</summary>
    Functions,
}
