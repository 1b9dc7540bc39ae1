using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Statistics;

/// <summary>Where the ratio of a side to its reference passes a value, between the points that were measured. Between two of them both
/// medians are taken to run straight, which work that is done x times does; then side - value × reference does too, and its zero is the
/// crossing.</summary>
/// <remarks>The interval is made of all abscissas at which the bootstrap does not exclude that the difference is zero: a test inverted, as
/// E. C. Fieller's (JRSS B 16 (1954) 175-185) of a ratio. At the true crossing the test errs as often as it states, and at the others it
/// may err as it likes; so the interval holds the crossing as often as it states, without a correction for the many points. Resamples and
/// percentiles are those of <see cref="Ratio"/>.</remarks>
public static class CurveCrossing
{
    // Between two points the ends are known to a hundredth of their distance, and given as the next step outside.
    private const int Steps = 100;

    /// <summary>The crossing.</summary>
    /// <param name="points">By rising abscissa; at least two.</param>
    /// <param name="ratio">The value.</param>
    /// <param name="seed">Of the bootstrap: the same seed draws the same.</param>
    /// <param name="resamples">Of the bootstrap.</param>
    /// <exception cref="ArgumentException">There are fewer than two points, or one has no rounds.</exception>
    public static CrossingEstimate Of(IReadOnlyList<CurvePairs> points, double ratio, int seed, int resamples = Ratio.Resamples)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.Count < 2)
            throw new ArgumentException("A curve has at least two points.", nameof(points));

        double[] seen = [.. points.Select(point => Median.Of(point.Side) - (ratio * Median.Of(point.Reference)))];
        double[] crossings = [.. Enumerable.Range(0, points.Count - 1).Where(index => seen[index] > 0 != seen[index + 1] > 0)
            .Select(index => points[index].X
                + ((points[index + 1].X - points[index].X) * (seen[index] / (seen[index] - seen[index + 1]))))];
        var kind = crossings.Length switch
        {
            0 => seen[0] > 0 ? CrossingKind.AlwaysAbove : CrossingKind.AlwaysBelow,
            1 => seen[0] > 0 ? CrossingKind.Falls : CrossingKind.Rises,
            _ => CrossingKind.Several,
        };
        var fewest = points.Min(point => point.Side.Count);
        return new CrossingEstimate(
            kind, crossings, fewest >= MedianInterval.FewestValues,
            fewest < MedianInterval.FewestValues ? null : Possible(points, ratio, seed, resamples));
    }

    private static Interval? Possible(IReadOnlyList<CurvePairs> points, double ratio, int seed, int resamples)
    {
        double[][] drawn = [.. points.Select(
            (point, index) => new Bootstrap(point.Side, point.Reference, arePairs: true)
                .Differences(ratio, resamples, unchecked(seed + index)))];
        var (lower, upper) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var index = 0; index + 1 < points.Count; index++)
        {
            var (from, to) = (points[index], points[index + 1]);
            var confidence = ErrorSpending.ConfidenceOf(from.ErrorShare * to.ErrorShare);
            var tail = ExpandedPercentile.TailOf(Math.Min(from.Side.Count, to.Side.Count), confidence);
            var sides = Enumerable.Range(0, Steps + 1)
                .Select(step => SideOf(drawn[index], drawn[index + 1], (double)step / Steps, tail)).ToArray();
            for (var step = 0; step < Steps; step++)
            {
                // Zero may lie here unless the difference is on the same side of it at both ends: where the sides change from one step to
                // the next, it lies between the two although it is excluded at either.
                if (sides[step] != 0 && sides[step] == sides[step + 1])
                    continue;
                lower = Math.Min(lower, At(step));
                upper = Math.Max(upper, At(step + 1));
            }

            double At(int step) => from.X + ((to.X - from.X) * step / Steps);
        }

        return lower <= upper ? new Interval(lower, upper, Confidence.Stated) : null;
    }

    /// <summary>0 where zero is not excluded; else on which side of it the difference is.</summary>
    private static int SideOf(double[] from, double[] to, double share, double tail)
    {
        var below = 0;
        for (var resample = 0; resample < from.Length; resample++)
        {
            if (((1 - share) * from[resample]) + (share * to[resample]) < 0)
                below++;
        }

        var part = (double)below / from.Length;
        return part <= tail ? 1 : part >= 1 - tail ? -1 : 0;
    }
}

/// <summary>The rounds of a side and its reference at a point of a curve.</summary>
/// <param name="X">The abscissa.</param>
/// <param name="Side">Values of the side, a block each.</param>
/// <param name="Reference">Values of the reference in the same blocks.</param>
/// <param name="ErrorShare">The part of the error that may be spent at the look at which the point ended (<see cref="ErrorSpending"/>); 1
/// where nothing ends early.</param>
public sealed record CurvePairs(double X, IReadOnlyList<double> Side, IReadOnlyList<double> Reference, double ErrorShare = 1);

/// <summary>Where a ratio passes a value.</summary>
/// <param name="Kind">How the curve of the medians runs.</param>
/// <param name="At">Where that curve passes the value, ascending.</param>
/// <param name="IsKnown">Whether there were rounds enough for an interval.</param>
/// <param name="Possible">From the least to the largest abscissa at which the ratio may be the value, 95 %; null where it is excluded
/// everywhere, or not known. An end that is the first or last point means that the crossing may lie beyond it.</param>
public sealed record CrossingEstimate(CrossingKind Kind, IReadOnlyList<double> At, bool IsKnown, Interval? Possible);
