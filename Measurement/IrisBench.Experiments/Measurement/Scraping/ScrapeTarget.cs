namespace IrisBench.Experiments.Measurement.Scraping;

/// <summary>A <c>/metrics</c> and the components it tells of.</summary>
/// <param name="Address">Where.</param>
/// <param name="Components">Their names, each with the function that it is at the gateway that answers; null for the process itself.</param>
internal sealed record ScrapeTarget(Uri Address, IReadOnlyList<(string Name, string? Function)> Components)
{
    /// <summary>A process and the functions it tells of, which have their own names.</summary>
    public static ScrapeTarget Of(string process, Uri address, IReadOnlyList<string> functions)
        => new(address, [(process, null), .. functions.Select(function => (function, (string?)function))]);

    /// <summary>For a message.</summary>
    public string Name => Components[0].Name;
}
