using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Definition.OwnSystem;

/// <summary>Series of a Prometheus server that tell the CPU and memory of a component. Raw counters and gauges by selector, which are read as they were scraped; no rates.</summary>
public sealed record PrometheusDefinition
{
    internal const string SelectorPattern = @"^[a-zA-Z_:][a-zA-Z0-9_:]*(\{[^{}]*\})?$";

    /// <summary>Address of the server. A template of the environment.</summary>
    public required string Server { get; init; }

    /// <summary>Selector of the counters of its CPU seconds: <c>process_cpu_seconds_total{job="mine"}</c>. Several series are added up.</summary>
    public required string Cpu { get; init; }

    /// <summary>Selector of the gauges of its memory in bytes: <c>process_resident_memory_bytes{job="mine"}</c>. Several series are added up.</summary>
    public required string Memory { get; init; }

    /// <summary>Of what these are. Processes and containers count memory differently, so all of a run are of one kind.</summary>
    public MeasuredScope Scope { get; init; } = MeasuredScope.Process;
}
