namespace IrisBench.Gateway.Metrics;

/// <summary>One entry of a service discovery's answer.</summary>
/// <param name="Targets">host:port of processes.</param>
/// <param name="Labels">What every series scraped there is labelled with.</param>
internal sealed record TargetGroup(IReadOnlyList<string> Targets, IReadOnlyDictionary<string, string> Labels);
