using System.Text.Json.Serialization;

namespace IrisBench.Evaluation.Summaries;

/// <summary>How one pays.</summary>
public enum CostModel
{
    /// <summary>By GB-second and request, as a cloud's functions.</summary>
    [JsonStringEnumMemberName("payPerUse")]
    PayPerUse,

    /// <summary>By the hour for reserved CPU and memory, as pods. Self-hosted OpenFaaS is this too.</summary>
    [JsonStringEnumMemberName("reservedPod")]
    ReservedPod,
}
