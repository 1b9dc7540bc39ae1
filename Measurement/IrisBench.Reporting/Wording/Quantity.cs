using System.Globalization;
using IrisBench.Evaluation.Summaries;
using static System.FormattableString;

namespace IrisBench.Reporting.Wording;

/// <summary>Figures with their units as a reader expects them: three significant digits, a unit that fits the size.</summary>
public static class Quantity
{
    private const double Kibibyte = 1024;
    private const double Mebibyte = Kibibyte * 1024;
    private const double Gibibyte = Mebibyte * 1024;

    /// <summary>A time given in seconds.</summary>
    public static string Seconds(double seconds) => Math.Abs(seconds) switch
    {
        0 => "0 s",
        < 0.9995e-3 => $"{Number(seconds * 1e6)} µs",
        < 0.9995 => $"{Number(seconds * 1e3)} ms",
        < 120 => $"{Number(seconds)} s",
        _ => Minutes((long)Math.Round(seconds)),
    };

    /// <summary>Memory or traffic given in bytes.</summary>
    public static string Bytes(double bytes) => Math.Abs(bytes) switch
    {
        < Kibibyte => $"{Number(bytes)} B",
        < Mebibyte => $"{Number(bytes / Kibibyte)} KiB",
        < Gibibyte => $"{Number(bytes / Mebibyte)} MiB",
        _ => $"{Number(bytes / Gibibyte)} GiB",
    };

    /// <summary>Busy cores.</summary>
    public static string Cores(double cores) => Invariant($"{cores:0.00} cores");

    /// <summary>How many times as much.</summary>
    public static string Ratio(double ratio) => $"{Number(ratio)}×";

    /// <summary>The same; a dash where there is none.</summary>
    public static string Ratio(double? ratio) => ratio is { } known ? Ratio(known) : "–";

    /// <summary>A share from 0 to 1.</summary>
    public static string Percent(double share) => Math.Abs(share) switch
    {
        0 => "0 %",
        < 0.001 => $"{Number(share * 100)} %",
        < 0.1 => Invariant($"{share * 100:0.0} %"),
        _ => Invariant($"{share * 100:0} %"),
    };

    /// <summary>Something per second.</summary>
    public static string PerSecond(double rate) => $"{Number(rate)} /s";

    /// <summary>GB-seconds (10^9 bytes).</summary>
    public static string GigabyteSeconds(double value) => $"{Number(value)} GB·s";

    /// <summary>An amount of money.</summary>
    public static string Money(double amount, string currency)
        => amount >= 1000 ? Invariant($"{amount:#,##0} {currency}") : Invariant($"{amount:0.00} {currency}");

    /// <summary>A round number beside an axis, without digits that say nothing.</summary>
    public static string Tick(double value) => Math.Abs(value) is 0 or (>= 0.001 and < 1000) ? Invariant($"{value:0.###}") : Number(value);

    /// <summary>How many there are of something.</summary>
    public static string Count(long count) => Invariant($"{count:#,##0}");

    /// <summary>Three significant digits, without an exponent for sizes that people read.</summary>
    public static string Number(double value)
    {
        if (value == 0 || !double.IsFinite(value))
            return Invariant($"{value}");

        var magnitude = Magnitude(value);
        // 0.9996 is 1.00, not 1.000.
        if (magnitude is >= -4 and < 3)
            magnitude = Magnitude(Math.Round(value, 2 - magnitude));
        return magnitude switch
        {
            < -4 => Invariant($"{value:0.0#e0}"),
            >= 3 => Invariant($"{value:#,##0}"),
            _ => value.ToString($"F{Math.Max(0, 2 - magnitude)}", CultureInfo.InvariantCulture),
        };
    }

    private static string Minutes(long seconds) => Invariant($"{seconds / 60} min {Math.Abs(seconds % 60):00} s");

    private static int Magnitude(double value) => (int)Math.Floor(Math.Log10(Math.Abs(value)));
}

/// <summary>Figures with their uncertainty.</summary>
public static class IntervalWording
{
    /// <summary>A figure and its interval, <c>1.31 s [1.28 s, 1.35 s]</c>; the figure alone where there is no interval, and a dash where
    /// there is no figure.</summary>
    public static string Of(double? value, Interval? interval, Func<double, string> format)
        => value is not { } known ? "–" : interval is null ? format(known) : $"{format(known)} {Of(interval, format)}";

    /// <summary>An interval, <c>[1.28 s, 1.35 s]</c>; a dash where there is none.</summary>
    public static string Of(Interval? interval, Func<double, string> format)
        => interval is null ? "–" : $"[{format(interval.Lower)}, {format(interval.Upper)}]";
}
