using IrisBench.Evaluation.Comparisons;
using IrisBench.Evaluation.Cost;
using IrisBench.Evaluation.Cost.Needs;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Rounds;
using IrisBench.Evaluation.Sides;
using IrisBench.Evaluation.Summaries;
using IrisBench.Evaluation.Warnings;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation;

/// <summary>What a run means. The same run and prices give the same summary; docs/method.md says how.</summary>
public sealed class RunEvaluation
{
    private const int SeedWhereNoneIsRecorded = 1;
    private readonly RawRun _run;
    private readonly RoundBook _book;
    private readonly ComponentRoles _roles;
    private readonly RoundFigures _figures;

    private RunEvaluation(RawRun run)
    {
        (_run, _book, _roles) = (run, new RoundBook(run), new ComponentRoles(run.Header.Components));
        _figures = new RoundFigures(_roles, new SimultaneousPeaks(new SampleTracks(run.Samples), run.Header.Experiment.Measurement.SampleSeconds));
    }

    /// <summary>Evaluates a run, complete or not.</summary>
    /// <param name="run">What was measured.</param>
    /// <param name="prices">What the costs are reckoned by.</param>
    public static RunSummary Of(RawRun run, PriceSheet prices)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(prices);
        return new RunEvaluation(run).With(prices);
    }

    private RunSummary With(PriceSheet prices)
    {
        var experiment = _run.Header.Experiment;
        var seed = experiment.Order.Seed ?? SeedWhereNoneIsRecorded;
        SideRounds[] sides = [.. experiment.Sides.Select(side => RoundsOf(side, RoundKind.Measured))];
        var noise = NoiseFloors.Of(sides[0], RoundsOf(experiment.Sides[0], RoundKind.NoisePair), seed);
        var summary = new RunSummary
        {
            Run = _run.Header,
            Sides = [.. sides.Select(side => SideSummaries.Of(side, _book.Void(side.Definition.Name), _roles))],
            Comparisons = [.. sides.Skip(1).SelectMany(side => SideComparisons.Of(side, sides[0], noise, seed))],
            NoiseFloors = [.. noise.Select(floor => new NoiseFloor(floor.Key, floor.Value.Pairs, floor.Value.Ratio, floor.Value.Interval))],
            Cost = CostModels.Of([.. sides.Where(side => side.Rounds.Count > 0).Select(side => new MeasuredNeeds(side, _roles).Read())], prices),
            SamplerShare = SamplerShare.Of(_run),
            Warnings = [],
        };
        return summary with { Warnings = [.. RunWarnings.Of(_run, summary)] };
    }

    private SideRounds RoundsOf(SideDefinition side, RoundKind kind)
    {
        var rounds = _book.Counted(side.Name, kind);
        return new SideRounds(side, rounds, [.. rounds.Select(round => _figures.Of(round, side.Packaging))]);
    }
}
