namespace IrisBench.Evaluation.Statistics;

/// <summary>How often an interval holds what it is of.</summary>
public static class Confidence
{
    /// <summary>What every interval of a report states.</summary>
    public const double Stated = 0.95;
}
