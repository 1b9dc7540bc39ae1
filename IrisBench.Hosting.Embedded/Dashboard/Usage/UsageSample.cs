namespace IrisBench.Hosting.Embedded.Dashboard;

// What all resources use at a moment, in milliseconds since 1970.
internal sealed record UsageSample(long At, IReadOnlyDictionary<string, UsageView> Resources);
