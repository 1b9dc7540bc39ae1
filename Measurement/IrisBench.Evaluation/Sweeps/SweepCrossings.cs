using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Sides.Templates;

namespace IrisBench.Evaluation.Sweeps;

/// <summary>Where the ratios of a sweep pass the value that was asked for, along the first axis.</summary>
internal static class SweepCrossings
{
    // What a reader looks for first; of the others the points tell.
    private static readonly string[] Measured =
        [Measures.PipelineSeconds, Measures.CpuSecondsPerRun, Measures.WorkingSetMaxBytes, Measures.CostPerMillionRuns];

    private const string LoadStep = "load";

    public static IEnumerable<Crossing> Of(Experiment experiment, IReadOnlyList<SweepAxis> axes, IReadOnlyList<EvaluatedPoint> points)
    {
        // Between two modes there is nothing.
        if (!axes[0].IsOrdered)
            return [];
        return from measure in Measured
               from side in experiment.Sides.Skip(1)
               from line in points.GroupBy(point => point.Summary.Values.ElementAtOrDefault(1))
               let crossing = Find(experiment, axes[0], [.. line], side.Name, measure)
               where crossing is not null
               select crossing with { Along = line.Key };
    }

    private static Crossing? Find(Experiment experiment, SweepAxis axis, IReadOnlyList<EvaluatedPoint> line, string side, string measure)
    {
        var reference = experiment.Sides[0].Name;
        // Points that have no pair yet, of a sweep that was cut short, are left out, and those at which nothing may be said.
        var points = line.Where(point => !point.Summary.Comparisons.Any(row =>
                row.Side == side && row.Measure == measure && row.Verdict.Kind == VerdictKind.Withheld))
            .Select(point => (Point: point.Summary, Pairs: Pairs(point, side, measure)))
            .Where(point => point.Pairs.Side.Count > 0).ToArray();
        if (points.Length < 2)
            return null;
        var ratio = (experiment.Sweep ?? new SweepDefinition()).Crossing;
        var found = CurveCrossing.Of([.. points.Select(point => point.Pairs)], ratio, experiment.Order.Seed ?? 1);
        var work = axis.Name is "iterations" or "size" && SystemTexts.NeedIris(experiment)
            && points.All(point => WorkOf(point.Point, reference) is not null)
            ? points.Select(point => new CurvePoint(point.Pairs.X, WorkOf(point.Point, reference)!.Value)).ToArray()
            : null;
        return new Crossing
        {
            Side = side,
            Reference = reference,
            Measure = measure,
            Ratio = ratio,
            Axis = axis.Name,
            Kind = found.Kind,
            At = found.At,
            IsKnown = found.IsKnown,
            Possible = found.Possible,
            IsOpenBelow = found.Possible?.Lower <= points[0].Pairs.X,
            IsOpenAbove = found.Possible?.Upper >= points[^1].Pairs.X,
            WorkSeconds = work is not null && found.At is [var at] ? Between(work, at) : null,
            WorkPossible = work is not null && found.Possible is { } possible
                ? possible with { Lower = Between(work, possible.Lower), Upper = Between(work, possible.Upper) }
                : null,
        };
    }

    private static CurvePairs Pairs(EvaluatedPoint point, string side, string measure)
    {
        var pairs = BlockPairs.Of(
            point.Sides.First(rounds => rounds.Definition.Name == side).ByBlock(measure), point.Sides[0].ByBlock(measure));
        return new CurvePairs(point.Summary.Values[0].Value, pairs.First, pairs.Second, point.Summary.ErrorShare);
    }

    private static double? WorkOf(SweepPointSummary point, string reference)
        => point.Sides.First(side => side.Side == reference).Steps.FirstOrDefault(step => step.Step == LoadStep)?.MedianOfRounds;

    private static double Between(IReadOnlyList<CurvePoint> line, double x)
    {
        var next = Math.Max(1, line.TakeWhile(point => point.X < x).Count());
        var (from, to) = (line[Math.Min(next, line.Count - 1) - 1], line[Math.Min(next, line.Count - 1)]);
        return from.Y + ((to.Y - from.Y) * (x - from.X) / (to.X - from.X));
    }
}
