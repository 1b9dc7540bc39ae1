using System.Text.Json.Serialization;

namespace IrisBench.Experiments.Results;

/// <summary>How a run ended.</summary>
public enum RunStatus
{
    /// <summary>It goes on, or its process was killed.</summary>
    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>All rounds were run.</summary>
    [JsonStringEnumMemberName("complete")]
    Complete,

    /// <summary>The user stopped it; what had been measured is kept.</summary>
    [JsonStringEnumMemberName("interrupted")]
    Interrupted,

    /// <summary>A step failed or a measurement was lost; what had been measured is kept.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}
