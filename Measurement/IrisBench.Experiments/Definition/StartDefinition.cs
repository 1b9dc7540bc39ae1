using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace IrisBench.Experiments.Definition;

/// <summary>How irisbench starts a system of your own, and how it ends it. Texts are templates of <c>{{variant.folder}}</c>,
/// <c>{{variant.name}}</c>, <c>{{port}}</c> and <c>{{env:NAME}}</c>.</summary>
public sealed record StartDefinition
{
    /// <summary>What <c>/bin/sh -c</c> runs. It has to stay: a program that puts itself into the background is refused. What a template
    /// puts in is one word, quoted for the shell.</summary>
    [Required]
    public required string Command { get; init; }

    /// <summary>Where it runs; the side's folder when left out.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Variables that it has beside those of irisbench.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>An address that answers with 200 to 299 when the system is up. Left out, the system's <c>baseUrl</c>, which may answer
    /// with anything below 500.</summary>
    public string? Ready { get; init; }

    /// <summary>What it is asked to end by; after 10 s it is killed, with all that it has started.</summary>
    public StopSignal StopSignal { get; init; } = StopSignal.Terminate;

    /// <summary>How long it may take until it is ready, in seconds, 1 to 600.</summary>
    [Range(1.0, 600.0)]
    public double TimeoutSeconds { get; init; } = 60;

    /// <summary>How often it is started.</summary>
    public RestartRule Restart { get; init; } = RestartRule.Run;

    /// <summary>Whether it is stopped while another side is measured; else all are up at once, and the others idle.</summary>
    public bool Exclusive { get; init; }
}

/// <summary>What a process is asked to end by.</summary>
public enum StopSignal
{
    /// <summary>SIGTERM.</summary>
    [JsonStringEnumMemberName("TERM")]
    Terminate,

    /// <summary>SIGINT, as by Ctrl+C.</summary>
    [JsonStringEnumMemberName("INT")]
    Interrupt,

    /// <summary>SIGQUIT.</summary>
    [JsonStringEnumMemberName("QUIT")]
    Quit,

    /// <summary>SIGHUP.</summary>
    [JsonStringEnumMemberName("HUP")]
    HangUp,
}

/// <summary>How often a system is started.</summary>
public enum RestartRule
{
    /// <summary>Once a run.</summary>
    [JsonStringEnumMemberName("run")]
    Run,

    /// <summary>Before each of its rounds: where it matters what state a start leaves.</summary>
    [JsonStringEnumMemberName("round")]
    Round,
}
