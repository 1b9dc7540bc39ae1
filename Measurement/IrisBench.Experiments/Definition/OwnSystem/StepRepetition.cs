using System.Text.Json.Serialization;

namespace IrisBench.Experiments.Definition.OwnSystem;

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
