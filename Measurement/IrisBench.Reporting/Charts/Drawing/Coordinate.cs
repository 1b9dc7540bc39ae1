using System.Globalization;

namespace IrisBench.Reporting.Charts.Drawing;

/// <summary>Numbers as SVG attributes.</summary>
internal static class Coordinate
{
    /// <summary>A coordinate, to a hundredth of a pixel.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite: a browser would drop the whole shape without a word.</exception>
    public static string Text(double value)
        => double.IsFinite(value)
            ? Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture)
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A coordinate must be finite.");
}
