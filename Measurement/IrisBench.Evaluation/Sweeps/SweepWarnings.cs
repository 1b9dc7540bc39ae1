namespace IrisBench.Evaluation.Sweeps;

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
