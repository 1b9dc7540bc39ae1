using IrisBench.Evaluation.Summaries;
using Perfolizer.Mathematics.OutlierDetection;

namespace IrisBench.Evaluation.Statistics;

/// <summary>The middle value.</summary>
public static class Median
{
    /// <summary>The middle value; of an even number of values, the mean of the two in the middle.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0)
            throw new ArgumentException("There is no median of no values.", nameof(values));
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}

/// <summary>Confidence interval of a median from order statistics, whatever the distribution. The interval from the j-th smallest to the
/// j-th largest of n values misses the median when fewer than j values lie on one side of it, so its coverage is 1 - 2 P(B &lt; j) with B
/// binomial in n and 1/2 (W. R. Thompson 1936; J.-Y. Le Boudec, Performance Evaluation of Computer and Communication Systems, 2010, theorem
/// 2.1). j is the largest rank that still covers 95 %: exact, not by the normal approximation. Ranks count from 1; read as indices from 0
/// they would move both ends up by one value.</summary>
public static class MedianInterval
{
    /// <summary>Fewest values of which an interval of 95 % exists: of 5, even the smallest and largest cover only 93.75 %.</summary>
    public const int FewestValues = 6;

    /// <summary>The interval; null of fewer than <see cref="FewestValues"/> values, or of more where more than 95 % are asked
    /// for.</summary>
    public static Interval? Of(IEnumerable<double> values, double confidence = Confidence.Stated)
    {
        var sorted = values.Order().ToArray();
        return Ranks(sorted.Length, confidence) is var (lower, upper, coverage)
            ? new Interval(sorted[lower - 1], sorted[upper - 1], coverage)
            : null;
    }

    /// <summary>The ranks, counted from 1, whose values are the ends, and the exact coverage; null where none cover as much as is asked
    /// for.</summary>
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

/// <summary>Values further than 1.5 interquartile ranges outside the quartiles (J. W. Tukey, Exploratory Data Analysis, 1977), by
/// Perfolizer. They are marked for the reader and stay in every figure: a slow round is a finding too.</summary>
public static class TukeyFences
{
    private const int FewestValues = 5;

    /// <summary>Indices of the values outside; none of fewer than 5 values.</summary>
    public static IReadOnlyList<int> OutliersOf(IReadOnlyList<double> values)
    {
        if (values.Count < FewestValues)
            return [];
        var fences = TukeyOutlierDetector.Create(values);
        return [.. Enumerable.Range(0, values.Count).Where(index => fences.IsOutlier(values[index]))];
    }
}

/// <summary>How often an interval holds what it is of.</summary>
public static class Confidence
{
    /// <summary>What every interval of a report states.</summary>
    public const double Stated = 0.95;

    /// <summary>The confidence of an interval each end of which is as sure as asked: of bounds of 95 % each, 90 %.</summary>
    public static double OfBothSides(double ofEach) => (2 * ofEach) - 1;
}
