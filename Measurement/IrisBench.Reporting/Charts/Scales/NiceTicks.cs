namespace IrisBench.Reporting.Charts.Scales;

/// <summary>Round numbers for an axis: 1, 2 or 5 times a power of ten apart.</summary>
internal static class NiceTicks
{
    /// <summary>The round numbers between two values.</summary>
    /// <param name="minimum">The lower value.</param>
    /// <param name="maximum">The upper value, above the lower.</param>
    /// <param name="about">About how many.</param>
    public static IReadOnlyList<double> Between(double minimum, double maximum, int about)
    {
        var step = Step((maximum - minimum) / Math.Max(1, about));
        var first = Math.Ceiling((minimum / step) - 1e-9);
        var last = Math.Floor((maximum / step) + 1e-9);
        // Multiplied, not added up, and rounded: 0.1 three times is not 0.3.
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(index => Math.Round((first + index) * step, 12))];
    }

    /// <summary>The smallest round step that is not below a value.</summary>
    public static double Step(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / power) switch
        {
            <= 1.0000001 => power,
            <= 2 => 2 * power,
            <= 5 => 5 * power,
            _ => 10 * power,
        };
    }
}
