using System.Text.Json.Serialization;

namespace IrisBench.Experiments.Definition;

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
