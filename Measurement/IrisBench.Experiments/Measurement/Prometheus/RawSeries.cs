namespace IrisBench.Experiments.Measurement.Prometheus;

/// <summary>A series of a range query: its labels and its samples as they were scraped, oldest first.</summary>
/// <param name="Labels">The labels, with <c>__name__</c>.</param>
/// <param name="Samples">Unix time in seconds on the server's clock, and value.</param>
internal sealed record RawSeries(IReadOnlyDictionary<string, string> Labels, IReadOnlyList<(double At, double Value)> Samples)
{
    public string Name => Labels.GetValueOrDefault("__name__", "");

    /// <summary>The same for the same series.</summary>
    public string Key => string.Join(',', Labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}"));

    /// <summary>What tells one replica from another.</summary>
    public string Replica => Labels.GetValueOrDefault("pod") ?? Labels.GetValueOrDefault("instance") ?? "";
}
