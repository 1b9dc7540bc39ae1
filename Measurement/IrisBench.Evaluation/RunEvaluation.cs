using IrisBench.Evaluation.Cost;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.OverTime;
using IrisBench.Evaluation.Rounds;
using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Evaluation;

/// <summary>What a run means. The same run and prices give the same summary; docs/method.md says how.</summary>
public sealed class RunEvaluation
{
    private const int SeedWhereNoneIsRecorded = 1;
    private readonly RawRun _run;
    private readonly RoundBook _book;
    private readonly ComponentRoles _roles;
    private readonly RoundPeaks _peaks;
    private readonly CpuGaps _gaps;
    private readonly RoundFigures _figures;
    private readonly ObjectiveFigures _objective;
    private readonly PriceSheet _prices;
    private readonly double _confidence;
    private readonly bool _isPoint;

    private RunEvaluation(RawRun run, PriceSheet prices, double confidence, bool isPoint)
    {
        (_run, _book, _roles, _prices, _confidence, _isPoint)
            = (run, new RoundBook(run), new ComponentRoles(run.Header.Components), prices, confidence, isPoint);
        (_peaks, _gaps) = (new RoundPeaks(run, _roles), new CpuGaps(run, _roles));
        _objective = new ObjectiveFigures(
            run.Header.Experiment, run.Pipelines.Select(pipeline => pipeline.IntendedAtSeconds).DefaultIfEmpty(0).Max());
        _figures = new RoundFigures(_roles, _peaks, _gaps, _objective, run.Header.Experiment);
    }

    /// <summary>Evaluates a run, complete or not.</summary>
    /// <param name="run">What was measured.</param>
    /// <param name="prices">What the costs are reckoned by.</param>
    /// <exception cref="RunFolderException">It is a sweep: its points are not rounds of one another.</exception>
    public static RunSummary Of(RawRun run, PriceSheet prices)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(prices);
        if (run.Header.Experiment.Vary is not null)
            throw new RunFolderException(
                $"{run.Header.Id} is a sweep, and this takes a run without 'vary'. A sweep has its report: irisbench report.");
        var looks = Looks.Of(run.Header.Experiment);
        var look = EnoughKnown.LookOf(run);
        var confidence = ErrorSpending.ConfidenceOf(ErrorSpending.ShareAt(looks, look));
        return new RunEvaluation(run, prices, confidence, isPoint: false).Evaluate() with
        {
            EndedEarlyAfter = look < looks.Count - 1 ? looks[look] : null,
        };
    }

    /// <summary>The comparisons alone, with as sure an interval as is asked for.</summary>
    internal static IReadOnlyList<Comparison> ComparisonsOf(RawRun run, double confidence)
        => new RunEvaluation(run, PriceSheets.Default, confidence, isPoint: false).Compare().Comparisons;

    /// <summary>Evaluates a point of a sweep, whose rounds have a cost each besides.</summary>
    internal static (RunSummary Summary, IReadOnlyList<SideRounds> Sides) OfPoint(RawRun run, PriceSheet prices, double confidence)
    {
        var evaluation = new RunEvaluation(run, prices, confidence, isPoint: true);
        return (evaluation.Evaluate(), evaluation.AllSides());
    }

    /// <summary>The sides of a point and their rounds that count.</summary>
    internal static IReadOnlyList<SideRounds> SidesOf(RawRun run)
        => new RunEvaluation(run, PriceSheets.Default, Confidence.Stated, isPoint: false).AllSides();

    private SideRounds[] AllSides() => [.. _run.Header.Experiment.Sides.Select(side => RoundsOf(side, RoundKind.Measured))];

    private RunSummary Evaluate()
    {
        var (sides, compared, noise) = Compare();
        var summary = new RunSummary
        {
            Run = _run.Header,
            Confidence = _confidence,
            Sides = [.. OverTime(sides, [.. sides.Select(side => SideSummaries.Of(side, _book, _roles, _confidence))])],
            Comparisons = compared,
            NotCompared = [.. LeftOutComparisons.Of(sides, compared, _gaps)],
            Faults = [.. sides.SelectMany(side => FaultSummaries.Of(_run.Header.Experiment, side, _confidence))],
            PeaksFrom = _peaks.From,
            NoiseFloors =
            [
                .. noise.Select(floor => new NoiseFloor(
                    floor.Key, floor.Value.Count, floor.Value.Value, floor.Value.IsBounded ? floor.Value.Interval : null)),
            ],
            Cost = CostModels.Of([.. sides.Where(HasCost).Select(side => new MeasuredNeeds(side, _roles).Read())], _prices, CostBasis()),
            SamplerShare = SamplerShareOf(_run),
            Neighbours = DisturbedRounds.SummaryOf(_run.Rounds),
            Warnings = [],
        };
        return summary with { Warnings = [.. RunWarnings.Of(_run, summary)] };
    }

    // Where load does not change and nothing is wanted of it, one second of a round is as the next.
    private IEnumerable<SideSummary> OverTime(SideRounds[] sides, SideSummary[] summaries)
    {
        if (_isPoint || (_run.Header.Experiment.Objective is null
            && _run.Header.Experiment.Load.Kind is not (LoadKind.Stages or LoadKind.Trace)))
            return summaries;
        var windows = new RoundWindows(_run, _roles);
        return summaries.Zip(sides, (summary, side) => summary with { OverTime = windows.Of(side), Stages = _objective.StagesOf(side) });
    }

    private (SideRounds[] Sides, Comparison[] Comparisons, IReadOnlyDictionary<string, Ratio> Noise) Compare()
    {
        var experiment = _run.Header.Experiment;
        var sides = AllSides();
        var comparisons = new SideComparisons(experiment, sides[0], experiment.Order.Seed ?? SeedWhereNoneIsRecorded, _confidence);
        var noise = comparisons.NoiseFloors(RoundsOf(experiment.Sides[0], RoundKind.NoisePair));
        return (sides, [.. sides.Skip(1).SelectMany(side => comparisons.Of(side, noise))], noise);
    }

    private bool HasCost(SideRounds side) => side.Rounds.Count > 0 && _gaps.Of(side.Definition) is null;

    private CostBasis CostBasis() => new(
        _run.Header.MemoryKind,
        [.. _run.Header.Experiment.Sides.Select(side => (side.Name, Gap: _gaps.Of(side))).Where(side => side.Gap is not null)
            .Select(side => $"{side.Name} has no cost, as its CPU is not known. {side.Gap}.")]);

    private SideRounds RoundsOf(SideDefinition side, RoundKind kind)
    {
        var rounds = _book.Counted(side.Name, kind);
        return new SideRounds(side, rounds, [.. rounds.Select(round => FiguresOf(side, round))])
        {
            Runs = _book.RunsOf(side.Name),
        };
    }

    private IReadOnlyDictionary<string, double> FiguresOf(SideDefinition side, CountedRound round)
    {
        var figures = _figures.Of(round, side);
        return !_isPoint || _gaps.Of(side) is not null
            ? figures
            : new OrderedDictionary<string, double>(figures)
            {
                [Measures.CostPerMillionRuns] = SideCost.PerMillionRunsOf(new SideRounds(side, [round], [figures]), _roles, _prices),
            };
    }

    /// <summary>What measuring costs: the sampler's CPU seconds by those of everything it measured, over all rounds but warm-ups; 0 where
    /// nothing was used.</summary>
    private static double SamplerShareOf(RawRun run)
    {
        var generators = run.Header.Components.Where(component => component.Role == ComponentRole.Generator)
            .Select(component => component.Name).ToHashSet();
        RoundRecord[] rounds = [.. run.Rounds.Where(round => round.Kind != RoundKind.WarmUp)];
        var measured = rounds.SelectMany(round => round.Use).Where(use => !generators.Contains(use.Component)).Sum(use => use.CpuSeconds);
        return measured > 0 ? rounds.Sum(round => round.Generator.SamplerCpuSeconds) / measured : 0;
    }
}
