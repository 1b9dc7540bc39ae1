using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Rounds;
using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Sweeps;

/// <summary>What a sweep means: each point as a run of its own, and the curves through them.</summary>
public static class SweepEvaluation
{
    /// <summary>Evaluates a sweep, complete or not.</summary>
    /// <param name="run">What was measured.</param>
    /// <param name="prices">What the costs are reckoned by.</param>
    /// <exception cref="RunFolderException">It is no sweep.</exception>
    public static SweepSummary Of(RawRun run, PriceSheet prices)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(prices);
        if (run.Header.Experiment.Vary is null)
            throw new RunFolderException($"{run.Header.Id} is no sweep: its experiment varies nothing. Name the folder of one.");

        var evaluated = SweepPoints.Of(run.Header.Experiment).Select(point => Evaluate(run, point, prices)).ToArray();
        SweepAxis[] axes =
            [.. SweepFactor.Of(run.Header.Experiment).Select(factor => new SweepAxis(factor.Name, factor.Label, factor.IsOrdered))];
        return new SweepSummary
        {
            Run = run.Header,
            Axes = axes,
            Points = [.. evaluated.Select(point => point.Summary)],
            Crossings = [.. SweepCrossings.Of(run.Header.Experiment, axes, evaluated)],
            PriceSheet = prices.Name,
            Currency = prices.Currency,
            Warnings = [.. SweepWarnings.Of(evaluated)],
        };
    }

    private static EvaluatedPoint Evaluate(RawRun run, SweepPoint point, PriceSheet prices)
    {
        var looks = Looks.Of(run.Header.Experiment);
        var look = SweepEnds.LookOf(run, point);
        var share = ErrorSpending.ShareAt(looks, look);
        var (summary, sides) = RunEvaluation.OfPoint(PointRun.Of(run, point), prices, ErrorSpending.ConfidenceOf(share));
        var found = new SweepPointSummary
        {
            Index = point.Index,
            Values = [.. point.Settings.Select(setting => new AxisValue(setting.Factor.Name, setting.Setting.Value, setting.Setting.Text))],
            EndedEarlyAfter = look < looks.Count - 1 ? looks[look] : null,
            ErrorShare = share,
            Sides = summary.Sides,
            Comparisons = summary.Comparisons,
            NoiseFloors = summary.NoiseFloors,
            Costs = summary.Cost.Lines,
            BreakEvens = summary.Cost.BreakEvens,
        };
        return new EvaluatedPoint(found, sides, summary.Warnings);
    }
}

/// <summary>A point, its rounds for the curves through the points, and its warnings.</summary>
internal sealed record EvaluatedPoint(SweepPointSummary Summary, IReadOnlyList<SideRounds> Sides, IReadOnlyList<string> Warnings);

/// <summary>A point of a sweep as if it were a run of its own, which is what it is evaluated as.</summary>
internal static class PointRun
{
    public static RawRun Of(RawRun sweep, SweepPoint point) => sweep.OfRounds(round => round.Point == point.Index) with
    {
        Header = sweep.Header with { Experiment = point.Experiment },
    };
}

/// <summary>The warnings of the points: those that all have once, the others with the point.</summary>
internal static class SweepWarnings
{
    public static IEnumerable<string> Of(IReadOnlyList<EvaluatedPoint> points)
    {
        string[] common = [.. points.Select(point => point.Warnings.AsEnumerable()).Aggregate((all, next) => all.Intersect(next))];
        return common.Concat(points.SelectMany(point => point.Warnings.Except(common)
            .Select(warning => $"{string.Join(", ", point.Summary.Values.Select(value => $"{value.Axis} {value.Text}"))}: {warning}")));
    }
}
