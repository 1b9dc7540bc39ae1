using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Definition;

/// <summary>A system of your own: what a pipeline run asks of it, and where its CPU and memory are told.
/// docs/own-system.md has an example.</summary>
public sealed record SystemDefinition
{
    /// <summary>What the path of each step is joined to: <c>http://127.0.0.1:8080</c>. A template of the environment.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>The requests of a pipeline run, in order; 1 to 32.</summary>
    [MinLength(1)]
    [MaxLength(32)]
    public required IReadOnlyList<StepDefinition> Steps { get; init; }

    /// <summary>What is watched of it, 1 to 16.</summary>
    [MinLength(1)]
    [MaxLength(16)]
    public required IReadOnlyList<ComponentDefinition> Components { get; init; }
}

/// <summary>A part of a system that is watched, and the one place where its CPU and memory are told: metrics, process, controlGroup or
/// prometheus. Texts but its name are templates of the environment (<c>{{env:NAME}}</c>).</summary>
public sealed record ComponentDefinition
{
    /// <summary>Its name in the tables: lower-case letters, digits and hyphens, at most 63.
    /// Two sides that name the same must say the same of it.</summary>
    [RegularExpression(SideDefinition.NamePattern)]
    public required string Name { get; init; }

    /// <summary>To what its use is counted.</summary>
    public ComponentShare Role { get; init; } = ComponentShare.Work;

    /// <summary>Address of its <c>/metrics</c>, in Prometheus's text format: the counter <c>process_cpu_seconds_total</c> or
    /// <c>process_cpu_time_seconds_total</c> (OpenTelemetry), the gauge <c>process_resident_memory_bytes</c> or
    /// <c>process_memory_usage_bytes</c>, or .NET's <c>dotnet_process_…</c>.</summary>
    public string? Metrics { get; init; }

    /// <summary>The function of that name whose <c>pod_cpu_usage_seconds_total</c> and <c>pod_memory_working_set_bytes</c> are at
    /// <see cref="Metrics"/>, which are those of an OpenFaaS gateway.</summary>
    public string? Function { get; init; }

    /// <summary>A process of this machine by its id, or all that have this name when the run begins;
    /// with what they start. Linux only.</summary>
    public string? Process { get; init; }

    /// <summary>A container of this machine by its id, or its control group by path.</summary>
    public string? ControlGroup { get; init; }

    /// <summary>Series of a Prometheus server.</summary>
    public PrometheusDefinition? Prometheus { get; init; }
}

/// <summary>To what the use of a component of your own system is counted.</summary>
public enum ComponentShare
{
    /// <summary>To its side.</summary>
    [JsonStringEnumMemberName("work")]
    Work,

    /// <summary>To its side, and on a line of its own besides: gateways, proxies.</summary>
    [JsonStringEnumMemberName("platform")]
    Platform,

    /// <summary>To no side; it has a line of its own: what several sides use, as a database.</summary>
    [JsonStringEnumMemberName("shared")]
    Shared,
}

/// <summary>Series of a Prometheus server that tell the CPU and memory of a component. Raw counters and gauges by selector,
/// which are read as they were scraped; no rates.</summary>
public sealed record PrometheusDefinition
{
    internal const string SelectorPattern = @"^[a-zA-Z_:][a-zA-Z0-9_:]*(\{[^{}]*\})?$";

    /// <summary>Address of the server. A template of the environment.</summary>
    public required string Server { get; init; }

    /// <summary>Selector of the counters of its CPU seconds: <c>process_cpu_seconds_total{job="mine"}</c>.
    /// Several series are added up.</summary>
    public required string Cpu { get; init; }

    /// <summary>Selector of the gauges of its memory in bytes: <c>process_resident_memory_bytes{job="mine"}</c>.
    /// Several series are added up.</summary>
    public required string Memory { get; init; }

    /// <summary>Of what these are. Processes and containers count memory differently, so all of a run are of one kind.</summary>
    public MeasuredScope Scope { get; init; } = MeasuredScope.Process;
}
