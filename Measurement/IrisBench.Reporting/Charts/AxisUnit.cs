namespace IrisBench.Reporting.Charts;

/// <summary>The unit an axis counts in, so that its numbers stay short.</summary>
/// <param name="Name">As it is printed.</param>
/// <param name="Size">How much of the value's own unit one of it is.</param>
public sealed record AxisUnit(string Name, double Size)
{
    /// <summary>For values that are counted in one unit, whatever their size.</summary>
    public static Func<double, AxisUnit> Always(string name) => _ => new(name, 1);

    /// <summary>For values in seconds.</summary>
    public static AxisUnit Seconds(double largest) => largest switch
    {
        < 1e-3 => new("µs", 1e-6),
        < 1 => new("ms", 1e-3),
        < 300 => new("s", 1),
        _ => new("min", 60),
    };

    /// <summary>For values in bytes.</summary>
    public static AxisUnit Bytes(double largest) => largest switch
    {
        < 1024 * 1024 => new("KiB", 1024),
        < 4.0 * 1024 * 1024 * 1024 => new("MiB", 1024 * 1024),
        _ => new("GiB", 1024 * 1024 * 1024),
    };
}
