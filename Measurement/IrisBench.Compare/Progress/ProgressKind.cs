namespace IrisBench.Compare.Progress;

/// <summary>How a run is followed on the terminal.</summary>
internal enum ProgressKind
{
    /// <summary>A bar that is gone at the end.</summary>
    Bar,

    /// <summary>A line for each round on standard error, for a log.</summary>
    Plain,

    /// <summary>Not at all.</summary>
    None,
}
