namespace IrisBench.Reporting.Charts.Scales;

/// <summary>From values to places on the drawing.</summary>
/// <param name="from">Where the smallest value lies.</param>
/// <param name="to">Where the largest value lies.</param>
internal abstract class Scale(double from, double to)
{
    /// <summary>Where the smallest value lies.</summary>
    public double From { get; } = from;

    /// <summary>Where the largest value lies.</summary>
    public double To { get; } = to;

    /// <summary>Values worth a line of the grid.</summary>
    public abstract IReadOnlyList<double> Ticks { get; }

    /// <summary>The place of a value.</summary>
    public double At(double value) => From + (Share(value) * (To - From));

    /// <summary>The place of a value, or the nearest end when it lies outside.</summary>
    public double Within(double value) => From + (Math.Clamp(Share(value), 0, 1) * (To - From));

    /// <summary>0 for the smallest value, 1 for the largest.</summary>
    protected abstract double Share(double value);
}
