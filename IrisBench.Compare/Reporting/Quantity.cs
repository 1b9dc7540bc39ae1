using IrisBench.Compare.Measurement;

namespace IrisBench.Compare.Reporting;

/// <summary>Figures with their units, as the tables print them.</summary>
internal static class Quantity
{
    private const double BytesPerMebibyte = 1024 * 1024;

    public static string Memory(double bytes) => $"{bytes / BytesPerMebibyte:0.0} MiB";

    public static string Cores(double busy, int available) => $"{busy:0.00} / {available} cores";

    public static string Seconds(double seconds) => $"{seconds:0.000} s";

    public static string Seconds(Spread spread)
        => $"{spread.Median:0.000} s ({spread.Minimum:0.000}–{spread.Maximum:0.000})";
}
