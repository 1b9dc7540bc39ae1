namespace IrisBench.Hosting.Embedded;

// How the process of a resource is started.
internal sealed record LaunchPlan(
    string Command,
    IReadOnlyList<string> Arguments,
    string WorkingDirectory,
    IReadOnlyDictionary<string, string> Environment,
    IReadOnlySet<string> Secrets);
