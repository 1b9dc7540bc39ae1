using System.Text.Json.Serialization;

namespace IrisBench.Experiments.Definition;

/// <summary>How the functions' programs are compiled.</summary>
public enum FunctionCompilation
{
    /// <summary>When they run, by .NET's just-in-time compiler.</summary>
    [JsonStringEnumMemberName("jit")]
    Jit,

    /// <summary>Ahead of time beside their intermediate code (ReadyToRun); what runs often is compiled again.</summary>
    [JsonStringEnumMemberName("r2r")]
    R2R,

    /// <summary>Ahead of time to machine code alone (Native AOT). What cannot be (ML.NET, in the step train) is as <see cref="R2R"/>.</summary>
    [JsonStringEnumMemberName("native")]
    Native,
}
