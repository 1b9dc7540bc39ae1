using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Rounds;

/// <summary>The rounds of a run, sorted by what they count for. Warm-ups count for nothing, void rounds and disturbed ones that were
/// repeated for nothing but a mention.</summary>
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

    /// <summary>The pipeline runs of a side. A round in which all failed is void, and they failed all the same.</summary>
    public SideRuns RunsOf(string side)
    {
        RoundRecord[] rounds = [.. Of(side, RoundKind.Measured).Where(
            round => (WhyVoid(round) is null || IsUnanswered(round)) && _pipelines[round.Index].Any())];
        PipelineRecord[] runs = [.. rounds.SelectMany(round => _pipelines[round.Index])];
        return new SideRuns(
            runs.Length,
            runs.Where(pipeline => pipeline.Error is not null).GroupBy(pipeline => pipeline.Error!)
                .OrderByDescending(reason => reason.Count()).ThenBy(reason => reason.Key, StringComparer.Ordinal)
                .ToDictionary(reason => reason.Key, reason => reason.Count()))
        {
            // Those of a sweep have their blocks at each point, and are taken apart before.
            FailedShares = rounds.DistinctBy(round => round.Block).ToDictionary(
                round => round.Block, round => _pipelines[round.Index].Average(run => run.Error is null ? 0.0 : 1)),
        };
    }

    /// <summary>Measured rounds of a side that count but for their latencies, and why.</summary>
    public IReadOnlyList<string> Late(string side)
        => [.. Of(side, RoundKind.Measured).Where(round => WhyVoid(round) is null && round.LateReason is not null)
            .Select(round => $"Block {round.Block}: {round.LateReason}")];

    /// <summary>Measured rounds of a side that others disturbed: that and why, in the order of the blocks; whether they count all the
    /// same, because no repetition was left.</summary>
    public IReadOnlyList<string> Disturbed(string side, bool counted)
    {
        var measured = run.Rounds.Where(round => round.Side == side && round is { Kind: RoundKind.Measured, DisturbedReason: not null });
        return [.. measured.Where(round => DisturbedRounds.IsRepeated(run.Rounds, round) != counted && (!counted || WhyVoid(round) is null))
            .OrderBy(round => round.Block).ThenBy(round => round.Index).Select(round => $"Block {round.Block}: {round.DisturbedReason}")];
    }

    private IEnumerable<RoundRecord> Of(string side, RoundKind kind)
        => DisturbedRounds.Left(run.Rounds).Where(round => round.Side == side && round.Kind == kind).OrderBy(round => round.Block);

    private string? WhyVoid(RoundRecord round)
        => round.VoidReason ?? (IsUnanswered(round) ? "no pipeline run was answered" : null);

    private bool IsUnanswered(RoundRecord round) => _pipelines[round.Index].All(pipeline => pipeline.Error is not null);

    private CountedRound Open(RoundRecord round)
    {
        var answered = _pipelines[round.Index].OrderBy(pipeline => pipeline.Sequence).ToLookup(pipeline => pipeline.Error is null);
        return new(round, [.. answered[true]], [.. answered[false]]);
    }
}

/// <summary>A round that counts, with its pipeline runs that were answered, at least one, and those that were not.</summary>
internal sealed record CountedRound(RoundRecord Record, IReadOnlyList<PipelineRecord> Answered, IReadOnlyList<PipelineRecord> Failed)
{
    /// <summary>Whether its latencies count: irisbench did not send late.</summary>
    public bool IsInTime => Record.LateReason is null;

    /// <summary>Whether all runs of its plan were sent. One that was not, because too many were unanswered, is in no figure, although an
    /// outage met it first of all.</summary>
    public bool IsWhole => Record.Generator.Unsent == 0;
}

/// <summary>A side, its rounds that count, in the order of the blocks, and what each of them says.</summary>
internal sealed record SideRounds(
    SideDefinition Definition, IReadOnlyList<CountedRound> Rounds, IReadOnlyList<IReadOnlyDictionary<string, double>> Figures)
{
    /// <summary>What came of its pipeline runs.</summary>
    public SideRuns Runs { get; init; } = new(0, new Dictionary<string, int>());

    /// <summary>The measures that every round has a value of; of latencies, every round that was not sent late.</summary>
    public IReadOnlyList<string> Measures
        => [.. AllMeasures.Where(measure => Rounds.Zip(Figures).All(pair => pair.Second.ContainsKey(measure)
            || IsExcused(measure, pair.First)))];

    /// <summary>The measures that any round has a value of.</summary>
    public IEnumerable<string> AllMeasures => Figures.SelectMany(figures => figures.Keys).Distinct();

    /// <summary>The median over the rounds; null unless every round has a value.</summary>
    public double? MedianOf(string measure) => Measures.Contains(measure) ? Statistics.Median.Of(ValuesOf(measure)) : null;

    /// <summary>All pipeline runs that were answered.</summary>
    public IEnumerable<PipelineRecord> Answered => Rounds.SelectMany(round => round.Answered);

    /// <summary>Those of them whose latency counts.</summary>
    public IEnumerable<PipelineRecord> InTime
        => Rounds.Where(round => round.IsInTime).SelectMany(round => round.Answered);

    /// <summary>The side as if the rounds that were sent late had not been run.</summary>
    public SideRounds WithoutLate()
    {
        var inTime = Rounds.Zip(Figures).Where(pair => pair.First.IsInTime).ToArray();
        return this with { Rounds = [.. inTime.Select(pair => pair.First)], Figures = [.. inTime.Select(pair => pair.Second)] };
    }

    /// <summary>All their calls.</summary>
    public IEnumerable<StepRecord> Steps => Answered.SelectMany(pipeline => pipeline.Steps);

    /// <summary>A measure's values, in the order of the rounds that have one.</summary>
    public IReadOnlyList<double> ValuesOf(string measure)
        => [.. Figures.Where(figures => figures.ContainsKey(measure)).Select(figures => figures[measure])];

    /// <summary>A measure's values by block.</summary>
    public IReadOnlyDictionary<int, double> ByBlock(string measure)
        => Rounds.Zip(Figures).Where(pair => pair.Second.ContainsKey(measure))
            .ToDictionary(pair => pair.First.Record.Block, pair => pair.Second[measure]);

    // That irisbench sent late says nothing of the side. That runs could not be sent does, so what they are missing in is not compared.
    private static bool IsExcused(string measure, CountedRound round) => !round.IsInTime
        && Summaries.Measures.OfLatencies.Contains(measure) && (round.IsWhole || !Summaries.Measures.OfObjective.Contains(measure));
}
