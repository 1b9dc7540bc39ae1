using System.Collections.Immutable;

namespace IrisBench.LiveView.Board;

/// <summary>Keeps a run of many hours small enough to be sent to every page that opens. The page thins in the same way.</summary>
internal static class PointThinning
{
    /// <summary>More points than a screen has columns are not seen.</summary>
    public const int Limit = 4000;

    /// <summary>Above the limit each two neighbours become one: the larger of both values, so that no peak is lost.</summary>
    public static ImmutableList<LivePoint> Thin(ImmutableList<LivePoint> points)
        => points.Count <= Limit ? points : [.. points.Chunk(2).Select(Merge)];

    private static LivePoint Merge(LivePoint[] pair) => pair is [var one, var two]
        ? new LivePoint(two.At, Larger(one.Cores, two.Cores), Larger(one.Bytes, two.Bytes))
        : pair[0];

    private static ImmutableArray<double> Larger(ImmutableArray<double> one, ImmutableArray<double> two) => [.. one.Zip(two, Math.Max)];
}
