namespace IrisBench.Experiments.Results;

/// <summary>What a measured number can be. Programs and files from elsewhere may say infinity, or 1e308, with which no sum is one.</summary>
internal static class MeasuredRange
{
    // Seconds, bytes and counts alike: an exabyte, or 30 billion years.
    private const double Largest = 1e18;

    public static bool IsAmount(double value) => value is >= 0 and <= Largest;

    /// <summary>Seconds from the begin of a run; what was scraped just before it is negative.</summary>
    public static bool IsMoment(double value) => value is >= -Largest and <= Largest;
}
