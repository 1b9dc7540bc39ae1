using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Rounds;

/// <summary>A round that counts, with what belongs to it.</summary>
/// <param name="Record">The round.</param>
/// <param name="Answered">Its pipeline runs that were answered; at least one.</param>
/// <param name="Failed">Those that were not.</param>
internal sealed record CountedRound(RoundRecord Record, IReadOnlyList<PipelineRecord> Answered, IReadOnlyList<PipelineRecord> Failed);
