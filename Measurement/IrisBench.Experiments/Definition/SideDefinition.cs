using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using IrisBench.Gateway.Contract;

namespace IrisBench.Experiments.Definition;

/// <summary>One side of the comparison.</summary>
public sealed record SideDefinition
{
    internal const string NamePattern = "^[a-z0-9][a-z0-9-]{0,62}$";

    /// <summary>Its name in every table: <c>monolith</c>, <c>functions-warm</c>, …; unique; lower-case letters,
    /// digits and hyphens, at most 63.</summary>
    [RegularExpression(NamePattern)]
    public required string Name { get; init; }

    /// <summary>How the Iris pipeline is packaged; this or <see cref="System"/> must be there.</summary>
    public Packaging? Packaging { get; init; }

    /// <summary>A system of your own, in place of a packaging of the Iris pipeline.</summary>
    public SystemDefinition? System { get; init; }

    /// <summary>The folder of a system that irisbench starts: <c>{{variant.folder}}</c>. In a file from the file's folder on, which it is
    /// when left out.</summary>
    public string? Folder { get; init; }

    /// <summary>Which version of a system it is, in words for the report: <c>irisbench ab</c> writes the revision and its commit.</summary>
    public string? Version { get; init; }

    /// <summary>How the gateway runs the functions; means nothing elsewhere.</summary>
    public FunctionMode Mode { get; init; } = FunctionMode.Warm;

    /// <summary>How the functions are compiled; left out, as the system has them: <c>r2r</c> in one that irisbench starts.
    /// Means nothing elsewhere.</summary>
    public FunctionCompilation? Compilation { get; init; }

    /// <summary>Replicas of each function in mode <see cref="FunctionMode.Warm"/>, 1 to 20.</summary>
    [Range(1, 20)]
    public int Replicas { get; init; } = 1;
}

/// <summary>How the steps are packaged.</summary>
public enum Packaging
{
    /// <summary>All steps in one process.</summary>
    [JsonStringEnumMemberName("monolith")]
    Monolith,

    /// <summary>A function for each step, called through the gateway.</summary>
    [JsonStringEnumMemberName("functions")]
    Functions,
}

/// <summary>How the gateway runs a function.</summary>
public enum FunctionMode
{
    /// <summary>Replicas are kept; no cold starts in a round.</summary>
    [JsonStringEnumMemberName(ModeNames.Warm)]
    Warm,

    /// <summary>Nothing runs between rounds; the first request of a round waits for a process.</summary>
    [JsonStringEnumMemberName(ModeNames.Zero)]
    Zero,

    /// <summary>A process for each request, as the classic watchdog does and as the original ran.</summary>
    [JsonStringEnumMemberName(ModeNames.Fork)]
    Fork,
}

/// <summary>How the functions' programs are compiled.</summary>
public enum FunctionCompilation
{
    /// <summary>When they run, by .NET's just-in-time compiler.</summary>
    [JsonStringEnumMemberName("jit")]
    Jit,

    /// <summary>Ahead of time beside their intermediate code (ReadyToRun); what runs often is compiled again.</summary>
    [JsonStringEnumMemberName("r2r")]
    R2R,

    /// <summary>Ahead of time to machine code alone (Native AOT). What cannot be (ML.NET, in the step train) is as
    /// <see cref="R2R"/>.</summary>
    [JsonStringEnumMemberName("native")]
    Native,
}
