using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Statistics;

/// <summary>
/// Confidence interval of a median from order statistics, whatever the distribution. The interval from the j-th smallest to
/// the j-th largest of n values misses the median when fewer than j values lie on one side of it, so its coverage is
/// 1 - 2 P(B &lt; j) with B binomial in n and 1/2 (W. R. Thompson 1936; J.-Y. Le Boudec, Performance Evaluation of Computer
/// and Communication Systems, 2010, theorem 2.1). j is the largest rank that still covers 95 %: exact, not by the normal
/// approximation. Ranks count from 1; read as indices from 0 they would move both ends up by one value.
/// </summary>
public static class MedianInterval
{
    /// <summary>Fewest values of which an interval of 95 % exists: of 5, even the smallest and largest cover only 93.75 %.</summary>
    public const int FewestValues = 6;

    /// <summary>The interval; null of fewer than <see cref="FewestValues"/> values, or of more where more than 95 % are asked for.</summary>
    public static Interval? Of(IEnumerable<double> values, double confidence = Confidence.Stated)
    {
        var sorted = values.Order().ToArray();
        return Ranks(sorted.Length, confidence) is var (lower, upper, coverage) ? new Interval(sorted[lower - 1], sorted[upper - 1], coverage) : null;
    }

    /// <summary>The ranks, counted from 1, whose values are the ends, and the exact coverage; null where none cover as much as is asked for.</summary>
    /// <param name="count">How many values there are.</param>
    /// <param name="confidence">The least coverage, 0 to 1.</param>
    public static (int Lower, int Upper, double Coverage)? Ranks(int count, double confidence = Confidence.Stated)
    {
        (int, int, double)? best = null;
        var missed = 0.0;
        // In logarithms: 2^-n is 0 in floating point from n = 1075 on.
        var logProbability = count * Math.Log(0.5);
        for (var rank = 1; rank <= count / 2; rank++)
        {
            missed += 2 * Math.Exp(logProbability);
            if (1 - missed < confidence)
                break;
            best = (rank, count + 1 - rank, 1 - missed);
            logProbability += Math.Log((double)(count - rank + 1) / rank);
        }

        return best;
    }
}
