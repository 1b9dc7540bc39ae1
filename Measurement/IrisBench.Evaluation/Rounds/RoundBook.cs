using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Rounds;

/// <summary>
/// The rounds of a run, sorted by what they count for. Warm-ups count for nothing, void rounds for nothing but a mention.
/// </summary>
internal sealed class RoundBook(RawRun run)
{
    private readonly ILookup<int, PipelineRecord> _pipelines = run.Pipelines.ToLookup(pipeline => pipeline.Round);

    /// <summary>Rounds of a side that count, in the order of the blocks.</summary>
    public IReadOnlyList<CountedRound> Counted(string side, RoundKind kind = RoundKind.Measured)
        => [.. Of(side, kind).Where(round => WhyVoid(round) is null).Select(Open)];

    /// <summary>Rounds of a side that do not, and why, in the order of the blocks.</summary>
    public IReadOnlyList<string> Void(string side, RoundKind kind = RoundKind.Measured)
        => [.. Of(side, kind).Where(round => WhyVoid(round) is not null).Select(round => $"Block {round.Block}: {WhyVoid(round)}")];

    private IEnumerable<RoundRecord> Of(string side, RoundKind kind)
        => run.Rounds.Where(round => round.Side == side && round.Kind == kind).OrderBy(round => round.Block);

    private string? WhyVoid(RoundRecord round)
        => round.VoidReason
            ?? (_pipelines[round.Index].All(pipeline => pipeline.Error is not null) ? "no pipeline run was answered" : null);

    private CountedRound Open(RoundRecord round)
    {
        var pipelines = _pipelines[round.Index].OrderBy(pipeline => pipeline.Sequence).ToArray();
        return new(
            round, [.. pipelines.Where(pipeline => pipeline.Error is null)], [.. pipelines.Where(pipeline => pipeline.Error is not null)]);
    }
}

/// <summary>A round that counts, with what belongs to it.</summary>
/// <param name="Record">The round.</param>
/// <param name="Answered">Its pipeline runs that were answered; at least one.</param>
/// <param name="Failed">Those that were not.</param>
internal sealed record CountedRound(RoundRecord Record, IReadOnlyList<PipelineRecord> Answered, IReadOnlyList<PipelineRecord> Failed);
