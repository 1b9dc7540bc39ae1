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

    /// <summary>The requests of a pipeline run, in order; 1 to 32. Left out, those of <see cref="Experiment.Common"/>.</summary>
    [MinLength(1)]
    [MaxLength(32)]
    public IReadOnlyList<StepDefinition> Steps { get; init; } = [];

    /// <summary>Whether a pipeline run keeps the cookies that answers set, and sends them with its later requests. Each run begins
    /// without any.</summary>
    public bool Cookies { get; init; }

    /// <summary>What is watched of it, at most 16; at least 1 but of a system that irisbench starts, where it is what was started, under
    /// the name of the side.</summary>
    [MaxLength(16)]
    public IReadOnlyList<ComponentDefinition> Components { get; init; } = [];

    /// <summary>What <c>/bin/sh -c</c> runs in the side's folder before anything is started or timed, once for a folder. A template of
    /// <c>{{variant.folder}}</c>, <c>{{variant.name}}</c> and <c>{{env:NAME}}</c>.</summary>
    public string? Build { get; init; }

    /// <summary>How irisbench starts it; null where it is up already.</summary>
    public StartDefinition? Start { get; init; }
}

/// <summary>What several systems of an experiment have alike.</summary>
public sealed record CommonDefinition
{
    /// <summary>The steps of each system that has none of its own, 1 to 32.</summary>
    [MinLength(1)]
    [MaxLength(32)]
    public required IReadOnlyList<StepDefinition> Steps { get; init; }

    /// <summary>The address of each system that has none of its own.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>What is watched of each system that says nothing of it.</summary>
    [MaxLength(16)]
    public IReadOnlyList<ComponentDefinition> Components { get; init; } = [];

    /// <summary>How each system is built that has no address of its own and says nothing of it.</summary>
    public string? Build { get; init; }

    /// <summary>How each system is started that has no address of its own and says nothing of it.</summary>
    public StartDefinition? Start { get; init; }
}

/// <summary>Text for which a whole number may be written, too: it is read as its digits.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OrWholeNumberAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => true;
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
    [OrWholeNumber]
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

/// <summary>A request and what is made of its answer. Path, URL, headers and body are templates: <c>{{name}}</c> is a value taken from
/// an earlier answer, <c>{{env:NAME}}</c> a variable of the environment, <c>{{pipeline.iterations}}</c> and the like what the
/// experiment gives a run, <c>{{flower}}</c> its flower. <c>{{name|json}}</c> escapes it for a JSON text, <c>{{name|url}}</c> for an
/// address, which in path and URL is done unless <c>{{name|raw}}</c> says not to.</summary>
public sealed record StepDefinition
{
    /// <summary>Its name in the tables: lower-case letters, digits and hyphens, at most 63; unique in its system.</summary>
    [RegularExpression(SideDefinition.NamePattern)]
    public required string Name { get; init; }

    /// <summary>The method; left out, POST with a body and GET without.</summary>
    [AllowedValues("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")]
    public string? Method { get; init; }

    /// <summary>Where to, below the system's base URL; begins with a slash.</summary>
    public string? Path { get; init; }

    /// <summary>Where to, in place of a path: a whole address, whose host no answer decides.</summary>
    public string? Url { get; init; }

    /// <summary>Headers by name, which are sent as they are written. Left out: Accept is anything,
    /// Content-Type JSON for a body that begins like JSON, else plain text.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The body.</summary>
    public string? Body { get; init; }

    /// <summary>A file that holds the body, as UTF-8 text of at most 64 KiB, in the folder of the experiment's file or below it.
    /// The run keeps its text.</summary>
    public string? BodyFile { get; init; }

    /// <summary>The status that is no failure; left out, any of 200 to 299.</summary>
    [Range(100, 599)]
    public int? Expect { get; init; }

    /// <summary>Longest wait for the whole answer, in seconds, 0.1 to 600.</summary>
    [Range(0.1, 600.0)]
    public double TimeoutSeconds { get; init; } = 600;

    /// <summary>What is taken from the answer, by name: a JSON Pointer (RFC 6901), or "" for the whole of it,
    /// which need not be JSON, or <c>header:NAME</c> for a header.</summary>
    public IReadOnlyDictionary<string, string> Take { get; init; } = new Dictionary<string, string>();

    /// <summary>Taken values that must be the same on every side that names them:
    /// else the sides do different work, and get no figures.</summary>
    public IReadOnlyList<string> Agree { get; init; } = [];

    /// <summary>By which share numbers that must agree may differ all the same, wherever in a value they stand, 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>Where the answer tells what its own parts took, as a JSON Pointer to an object of seconds by name;
    /// they stand in place of the step.</summary>
    public string? Durations { get; init; }

    /// <summary>Whether it is sent together with the step before it and not after its answer; at most 8 so.</summary>
    public bool Together { get; init; }

    /// <summary>How often it is sent.</summary>
    public StepRepetition Repeat { get; init; } = StepRepetition.Once;
}

/// <summary>How often a step is sent in a pipeline run.</summary>
public enum StepRepetition
{
    /// <summary>Once.</summary>
    [JsonStringEnumMemberName("once")]
    Once,

    /// <summary>As often as <see cref="PipelineDefinition.Chain"/> says, one after the other.</summary>
    [JsonStringEnumMemberName("chain")]
    Chain,

    /// <summary>As often as <see cref="PipelineDefinition.FanOut"/> says, all at once.</summary>
    [JsonStringEnumMemberName("fanOut")]
    FanOut,
}
