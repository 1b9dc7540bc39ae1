using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Rounds;

/// <summary>The rounds of a run, sorted by what they count for. Warm-ups count for nothing, void rounds for nothing but a
/// mention.</summary>
internal sealed class RoundBook(RawRun run)
{
    private readonly ILookup<int, PipelineRecord> _pipelines = run.Pipelines.ToLookup(pipeline => pipeline.Round);

    /// <summary>Rounds of a side that count, in the order of the blocks.</summary>
    public IReadOnlyList<CountedRound> Counted(string side, RoundKind kind)
        => [.. Of(side, kind).Where(round => WhyVoid(round) is null).Select(Open)];

    /// <summary>Measured rounds of a side that do not, and why, in the order of the blocks.</summary>
    public IReadOnlyList<string> Void(string side)
        => [.. Of(side, RoundKind.Measured).Where(round => WhyVoid(round) is not null)
            .Select(round => $"Block {round.Block}: {WhyVoid(round)}")];

    private IEnumerable<RoundRecord> Of(string side, RoundKind kind)
        => run.Rounds.Where(round => round.Side == side && round.Kind == kind).OrderBy(round => round.Block);

    private string? WhyVoid(RoundRecord round)
        => round.VoidReason
            ?? (_pipelines[round.Index].All(pipeline => pipeline.Error is not null) ? "no pipeline run was answered" : null);

    private CountedRound Open(RoundRecord round)
    {
        var answered = _pipelines[round.Index].OrderBy(pipeline => pipeline.Sequence).ToLookup(pipeline => pipeline.Error is null);
        return new(round, [.. answered[true]], [.. answered[false]]);
    }
}

/// <summary>A round that counts, with its pipeline runs that were answered, at least one, and those that were not.</summary>
internal sealed record CountedRound(RoundRecord Record, IReadOnlyList<PipelineRecord> Answered, IReadOnlyList<PipelineRecord> Failed);

/// <summary>A side, its rounds that count, in the order of the blocks, and what each of them says.</summary>
internal sealed record SideRounds(
    SideDefinition Definition, IReadOnlyList<CountedRound> Rounds, IReadOnlyList<IReadOnlyDictionary<string, double>> Figures)
{
    /// <summary>The measures that every round has a value of.</summary>
    public IReadOnlyList<string> Measures
        => Figures.Count == 0 ? [] : [.. Figures[0].Keys.Where(measure => Figures.All(figures => figures.ContainsKey(measure)))];

    /// <summary>The measures that any round has a value of.</summary>
    public IEnumerable<string> AllMeasures => Figures.SelectMany(figures => figures.Keys).Distinct();

    /// <summary>The median over the rounds; null unless every round has a value.</summary>
    public double? MedianOf(string measure) => Measures.Contains(measure) ? Statistics.Median.Of(ValuesOf(measure)) : null;

    /// <summary>All pipeline runs that were answered.</summary>
    public IEnumerable<PipelineRecord> Answered => Rounds.SelectMany(round => round.Answered);

    /// <summary>All their calls.</summary>
    public IEnumerable<StepRecord> Steps => Answered.SelectMany(pipeline => pipeline.Steps);

    /// <summary>A measure's values, in the order of the rounds.</summary>
    public IReadOnlyList<double> ValuesOf(string measure) => [.. Figures.Select(figures => figures[measure])];

    /// <summary>A measure's values by block.</summary>
    public IReadOnlyDictionary<int, double> ByBlock(string measure)
        => Rounds.Zip(Figures).Where(pair => pair.Second.ContainsKey(measure))
            .ToDictionary(pair => pair.First.Record.Block, pair => pair.Second[measure]);
}
