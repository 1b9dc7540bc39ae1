namespace IrisBench.Evaluation.Statistics;

/// <summary>
/// How sure an interval has to be at a look, so that it holds what it states however one ends. Who looks several times and
/// stops when it pleases errs as often as any of the looks errs. So the error of 5 % is spent on the looks, as much of it as
/// the square of the share of the rounds that one has (K. K. G. Lan and D. L. DeMets, Discrete sequential boundaries for
/// clinical trials, Biometrika 70 (1983) 659-663; the power family of K. Kim and D. L. DeMets, Biometrika 74 (1987) 149-154),
/// and the interval at a look errs no more often than its part (repeated confidence intervals: C. Jennison and B. W. Turnbull,
/// JRSS B 51 (1989) 305-361). The parts add up to 5 %, and the chance that any of several things happens is at most the sum of
/// theirs (Bonferroni), so it holds for every rule of stopping and however the looks hang together; the exact bounds of a
/// normal distribution would be a little narrower, and medians of few rounds are not normal.
/// </summary>
public static class ErrorSpending
{
    /// <summary>The part of the error that is spent at a look, 0 to 1; all parts add up to 1.</summary>
    /// <param name="looks">After how many rounds it is looked, ascending; the last is the end.</param>
    /// <param name="look">Which look, from 0.</param>
    public static double ShareAt(IReadOnlyList<int> looks, int look)
    {
        ArgumentNullException.ThrowIfNull(looks);
        return Spent(look) - (look == 0 ? 0 : Spent(look - 1));

        double Spent(int index) => Math.Pow((double)looks[index] / looks[^1], 2);
    }

    /// <summary>The confidence of an interval that may err in that part of the 5 %. Of what hangs on two looks, the product of their parts: all pairs of looks, too, add up to 1.</summary>
    public static double ConfidenceOf(double share) => 1 - ((1 - Confidence.Stated) * share);
}
