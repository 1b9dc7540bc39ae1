using IrisBench.Evaluation.Summaries;

namespace IrisBench.Reporting.Charts.Scales;

/// <summary>Straight lines between the points of a curve over two logarithmic scales.</summary>
internal static class LogInterpolation
{
    /// <summary>The ordinate at an abscissa; beyond the curve, its nearest end.</summary>
    public static double At(IReadOnlyList<CurvePoint> points, double x)
    {
        var next = points.Index().FirstOrDefault(entry => entry.Item.X >= x, (Index: points.Count, Item: points[^1]));
        if (next.Index is 0 || next.Index == points.Count)
            return next.Item.Y;

        var (before, after) = (points[next.Index - 1], next.Item);
        var share = Math.Log(x / before.X) / Math.Log(after.X / before.X);
        return before.Y * Math.Pow(after.Y / before.Y, share);
    }
}
