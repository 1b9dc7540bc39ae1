namespace IrisBench.Experiments.Running;

/// <summary>Where the compared system answers.</summary>
public sealed record RunTargets
{
    /// <summary>The monolith; null when no side is it.</summary>
    public Uri? Monolith { get; init; }

    /// <summary>The gateway of the functions; null when no side is functions, or Knative runs them.</summary>
    public Uri? Gateway { get; init; }

    /// <summary>The Knative that runs the functions, in place of <see cref="Gateway"/>.</summary>
    public KnativeTarget? Knative { get; init; }

    /// <summary>Process id of the Aspire AppHost that runs the system on this machine; null when it runs otherwise.</summary>
    public int? AppHost { get; init; }

    /// <summary>A Prometheus server that scrapes everything; null to scrape <see cref="Metrics"/> directly.</summary>
    public Uri? Prometheus { get; init; }

    /// <summary>Where a component tells its metrics: <c>monolith</c>, <c>iris-server</c>, <c>gateway</c>, which tells those of the functions too.</summary>
    public IReadOnlyDictionary<string, Uri> Metrics { get; init; } = new Dictionary<string, Uri>();

    /// <summary>
    /// Where they are containers on this machine: the control groups of each component, by path (<c>/docker/…</c>, as
    /// <c>/proc/PID/cgroup</c> tells it) or container id. Empty to ask <see cref="Metrics"/> or <see cref="Prometheus"/>.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ControlGroups { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}
