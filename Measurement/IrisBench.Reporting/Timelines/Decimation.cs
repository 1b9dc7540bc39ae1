namespace IrisBench.Reporting.Timelines;

/// <summary>Fewer points for a drawing, without losing a peak.</summary>
public static class Decimation
{
    /// <summary>Keeps the lowest and the highest point of each of equally long stretches, in their order.</summary>
    /// <param name="points">Points by time.</param>
    /// <param name="stretches">How many stretches there are room for.</param>
    public static IReadOnlyList<TimelinePoint> Keep(IReadOnlyList<TimelinePoint> points, int stretches)
    {
        if (points.Count <= 2 * stretches)
            return points;

        var length = (points[^1].AtSeconds - points[0].AtSeconds) / stretches;
        return [.. points.GroupBy(point => (int)((point.AtSeconds - points[0].AtSeconds) / length))
            .SelectMany(stretch => new[] { stretch.MinBy(point => point.Value), stretch.MaxBy(point => point.Value) }.Distinct().OrderBy(point => point.AtSeconds))];
    }
}
