namespace IrisBench.Evaluation.Statistics;

/// <summary>
/// Logarithm of a ratio of values of 0 or more. A 0 is what was too little to be measured, a round's CPU under the tick of its
/// counter: not a reason to drop the others.
/// </summary>
internal static class LogRatio
{
    // An infinite end of an interval is no number in JSON, and says no more than this does.
    private static readonly double Largest = Math.Log(1e9);

    public static double Of(double numerator, double denominator)
        => numerator == denominator ? 0 : Math.Clamp(Math.Log(numerator) - Math.Log(denominator), -Largest, Largest);
}
