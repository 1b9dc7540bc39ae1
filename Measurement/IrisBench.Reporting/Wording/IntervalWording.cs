using IrisBench.Evaluation.Summaries;

namespace IrisBench.Reporting.Wording;

/// <summary>Figures with their uncertainty.</summary>
public static class IntervalWording
{
    /// <summary>A figure and its interval, <c>1.31 s [1.28 s, 1.35 s]</c>; the figure alone where there is no interval.</summary>
    public static string Of(double value, Interval? interval, Func<double, string> format)
        => interval is null ? format(value) : $"{format(value)} {Of(interval, format)}";

    /// <summary>An interval, <c>[1.28 s, 1.35 s]</c>; a dash where there is none.</summary>
    public static string Of(Interval? interval, Func<double, string> format)
        => interval is null ? "–" : $"[{format(interval.Lower)}, {format(interval.Upper)}]";
}
