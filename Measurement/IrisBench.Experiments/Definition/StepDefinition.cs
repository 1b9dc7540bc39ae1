using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace IrisBench.Experiments.Definition;

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

    /// <summary>Headers by name. Left out: Accept is anything,
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
    /// which need not be JSON.</summary>
    public IReadOnlyDictionary<string, string> Take { get; init; } = new Dictionary<string, string>();

    /// <summary>Taken values that must be the same on every side that names them:
    /// else the sides do different work, and get no figures.</summary>
    public IReadOnlyList<string> Agree { get; init; } = [];

    /// <summary>By which share numbers that must agree may differ all the same, 0 to 1.</summary>
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
