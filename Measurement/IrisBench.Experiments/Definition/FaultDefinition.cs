using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using IrisBench.Experiments.Sides;

namespace IrisBench.Experiments.Definition;

/// <summary>Something that fails in every round, at the same moment of each. docs/faults.md has examples.</summary>
public sealed record FaultDefinition
{
    /// <summary>When, in seconds since the round began, 0 to 86400.</summary>
    [Range(0.0, 86_400.0)]
    public required double AtSeconds { get; init; }

    /// <summary>The side whose rounds have it; left out, those of every side.</summary>
    public string? Side { get; init; }

    /// <summary>What fails: of functions the function or its step (<c>iris-predict</c>, <c>predict</c>). The monolith is one process, which
    /// has the fault in its place. Of a system that irisbench starts it is what was started, by the name of its side or of the
    /// component that this is, also when it is left out.</summary>
    public string? Component { get; init; }

    /// <summary>What is done to it.</summary>
    public required FaultKind Do { get; init; }

    /// <summary>How long <see cref="FaultKind.Stop"/> stops it, in seconds, 0.05 to 600.</summary>
    [Range(0.05, 600.0)]
    public double? ForSeconds { get; init; }

    /// <summary>What <c>/bin/sh -c</c> runs in the side's folder for <see cref="FaultKind.Command"/>; a template of
    /// <c>{{variant.folder}}</c> and <c>{{variant.name}}</c>, and of <c>{{port}}</c> and <c>{{pid}}</c> of a system that irisbench
    /// starts.</summary>
    public string? Command { get; init; }

    /// <summary>Steps that need what fails, of a system of your own; left out, all of them. Of the Iris pipeline it is the step of the
    /// component.</summary>
    [MaxLength(32)]
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>The function that <see cref="Component"/> names, by itself or by its step; null where it names none.</summary>
    internal string? Function => ComponentNames.Functions.FirstOrDefault(
        name => name == Component || PipelineSteps.OfFunction(name) == Component);

    /// <summary>Whether rounds of a side have it.</summary>
    internal bool IsOf(SideDefinition side) => Side is null || Side == side.Name;

    /// <summary>What fails at a side, by its name in the tables.</summary>
    internal string ComponentAt(SideDefinition side) => side.Packaging switch
    {
        Packaging.Monolith => ComponentNames.Monolith,
        Packaging.Functions => Function!,
        _ => Component ?? side.Name,
    };

    /// <summary>The steps that need it at a side; empty for all of them.</summary>
    internal IReadOnlyList<string> StepsAt(SideDefinition side)
        => side.Packaging is null ? Steps : Function is { } function ? [PipelineSteps.OfFunction(function)] : [];
}

/// <summary>What is done to what fails.</summary>
public enum FaultKind
{
    /// <summary>Its processes are ended at once (SIGKILL). Whoever started them starts them again.</summary>
    [JsonStringEnumMemberName("kill")]
    Kill,

    /// <summary>Its processes stand still for a time (SIGSTOP) and then go on (SIGCONT).</summary>
    [JsonStringEnumMemberName("stop")]
    Stop,

    /// <summary>Its processes are asked to end (SIGTERM, or what <c>stopSignal</c> says), and are started again.</summary>
    [JsonStringEnumMemberName("restart")]
    Restart,

    /// <summary>A command of your own does it.</summary>
    [JsonStringEnumMemberName("command")]
    Command,
}
