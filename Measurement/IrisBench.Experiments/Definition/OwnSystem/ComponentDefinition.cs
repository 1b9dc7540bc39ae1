using System.ComponentModel.DataAnnotations;

namespace IrisBench.Experiments.Definition.OwnSystem;

/// <summary>
/// A part of a system that is watched, and the one place where its CPU and memory are told: metrics, process, controlGroup or
/// prometheus. Texts but its name are templates of the environment (<c>{{env:NAME}}</c>).
/// </summary>
public sealed record ComponentDefinition
{
    /// <summary>Its name in the tables: lower-case letters, digits and hyphens, at most 63. Two sides that name the same must say the same of it.</summary>
    [RegularExpression(SideDefinition.NamePattern)]
    public required string Name { get; init; }

    /// <summary>To what its use is counted.</summary>
    public ComponentShare Role { get; init; } = ComponentShare.Work;

    /// <summary>
    /// Address of its <c>/metrics</c>, in Prometheus's text format: the counter <c>process_cpu_seconds_total</c> or
    /// <c>process_cpu_time_seconds_total</c> (OpenTelemetry), the gauge <c>process_resident_memory_bytes</c> or
    /// <c>process_memory_usage_bytes</c>, or .NET's <c>dotnet_process_…</c>.
    /// </summary>
    public string? Metrics { get; init; }

    /// <summary>The function of that name whose <c>pod_cpu_usage_seconds_total</c> and <c>pod_memory_working_set_bytes</c> are at <see cref="Metrics"/>, which are those of an OpenFaaS gateway.</summary>
    public string? Function { get; init; }

    /// <summary>A process of this machine by its id, or all that have this name when the run begins; with what they start. Linux only.</summary>
    public string? Process { get; init; }

    /// <summary>A container of this machine by its id, or its control group by path.</summary>
    public string? ControlGroup { get; init; }

    /// <summary>Series of a Prometheus server.</summary>
    public PrometheusDefinition? Prometheus { get; init; }
}
